import type { Scope } from "../../../../azure/scope";
import type { CustomerFacts } from "./customerFacts";
import type { Grant } from "./grant";
import type { LinkFact } from "./linkFacts";
import type { Problem } from "./reader";
import type { RunFacts } from "./runFacts";

/**
 * Everything the rules look at, as plain data. Throughout, `undefined` means "not known (yet)" and
 * makes a rule skip; what was not given has a value of its own: `null`, an empty list, `false`.
 */
export interface AccessFacts extends Omit<RunFacts, "ownPartnerIds"> {
  /** Name of the component, for messages. */
  component: string;
  /** How the access comes about. */
  mode: AccessMode;
  /** Whose resources the access is to. */
  customer: CustomerFacts;
  /** The link that the access is to be counted by; `null` when none is given. */
  link: LinkFact | null;
  /** Who holds which role where. */
  grants: Grant[] | undefined;
  /** The Lighthouse delegation; `null` for any other access. */
  delegation: DelegationFact | null;
  /** Partner ids of our own organisation; `null` when they are not given. */
  ownPartnerIds: string[] | null | undefined;
  /** Arguments that could not be read. */
  problems: Problem[];
}

/** How the access of an onboarding comes about. */
export type AccessMode = "lighthouse" | "direct" | "granted";

/** A Lighthouse delegation. */
export interface DelegationFact {
  /** GUID of the tenant that gets the access, lower case. */
  managingTenantId: string | undefined;
  /** Name of the offer. */
  registrationDefinitionName: string | undefined;
  /** What is delegated. */
  scopes: Scope[] | undefined;
  /** Names given instead of the derived ones. */
  names: { property: string; name: string | undefined }[];
  /** Whether the delegation belongs to a Marketplace offer. */
  marketplace: boolean;
}
