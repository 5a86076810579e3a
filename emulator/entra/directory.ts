import { createApplications } from "./applications";
import type { Applications } from "./applications";
import { createManagedIdentities } from "./managedIdentities";
import type { ManagedIdentities } from "./managedIdentities";
import { createRefusals } from "./refusals";
import type { Refusals } from "./refusals";
import { createTenants } from "./tenants";
import type { Tenants } from "./tenants";
import { createUsers } from "./users";
import type { Users } from "./users";

/** Who exists, how they prove it, and who is turned away all the same. */
export interface Directory extends Tenants, Applications, Users, ManagedIdentities, Refusals {
  /** @internal */
  clear(): void;
}

export function createDirectory(): Directory {
  const empty = () => ({
    ...createTenants(),
    ...createApplications(),
    ...createUsers(),
    ...createManagedIdentities(),
    ...createRefusals(),
  });
  const directory: Directory = {
    ...empty(),
    // Ids start again as well, so that what follows does not depend on what was before.
    clear: () => void Object.assign(directory, empty()),
  };
  return directory;
}
