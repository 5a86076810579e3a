import type { Directory } from "../../entra/directory";
import { sameId } from "./sameId";

/** What a principal can be. An application is one by mistake only: its service principal counts. */
export type PrincipalType = "User" | "Group" | "ServicePrincipal" | "Application";

export interface Principal {
  tenantId: string;
  objectId: string;
  type: PrincipalType;
}

/** Whom Resource Manager knows, in which tenant: sooner or later everybody in the directory. */
export interface Principals {
  /** Adds one that only holds access: a group, a person, an app registration's own object. */
  add(principal: Principal): void;
  /** Lets the next questions for it go wrong, as right after its creation. */
  delay(objectId: string, questions: number): void;
  /** What it is, or nothing when it is not known (yet). */
  typeOf(tenantId: string, objectId: string): PrincipalType | undefined;
  clear(): void;
}

export function createPrincipals(directory: Directory): Principals {
  const added: Principal[] = [];
  const delays = new Map<string, number>();

  function known(): Principal[] {
    const services = directory.servicePrincipals();
    return [...added, ...services.map((one) => ({ ...one, type: "ServicePrincipal" as const }))];
  }

  return {
    add: (principal) => void added.push(principal),
    delay: (objectId, questions) => void delays.set(objectId.toLowerCase(), questions),
    typeOf(tenantId, objectId) {
      const left = delays.get(objectId.toLowerCase()) ?? 0;
      if (left > 0) {
        delays.set(objectId.toLowerCase(), left - 1);
        return undefined;
      }
      return known().find((one) => sameId(one.tenantId, tenantId) && sameId(one.objectId, objectId))
        ?.type;
    },
    clear() {
      added.length = 0;
      delays.clear();
    },
  };
}
