import type { AccessFacts } from "../facts/accessFacts";
import type { PrincipalType } from "../../../../azure/principal";
import { sameId } from "../../../../azure/guid";
import type { Answer } from "../../../../azure/answer";

/** What the program says that the linked identity is, beside each role that it holds itself or through a group. */
export function linkedTypes({ link, grants = [] }: AccessFacts): PrincipalType[] {
  const isLinked = (id: string | undefined) => sameId(id, link?.objectId);
  return grants
    .flatMap(({ principalId, principalType, members, memberType }) => [
      isLinked(principalId) ? principalType : null,
      members?.some(isLinked) ? memberType : null,
    ])
    .filter((type) => type != null);
}

/** Whether the linked identity is a service principal, a managed identity being one. */
export function linkedServicePrincipal(facts: AccessFacts): Answer {
  const types = linkedTypes(facts);
  if (facts.link?.managedIdentity || types.includes("ServicePrincipal")) {
    return types.includes("User") ? "unknown" : "yes";
  }
  return types.includes("User") ? "no" : "unknown";
}
