import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import { sameId } from "../../../../azure/guid";
import type { Through } from "../../../../azure/principal";
import { throughOf } from "../../../../azure/principal";
import type { AttributedRole } from "./attribution";

/** The name of a principal, which the program may give beside one of its roles only. */
export function nameOf({ grants = [] }: AccessFacts, id: string | undefined): string | undefined {
  return grants.find(({ principalId, principalName }) => principalName && sameId(principalId, id))
    ?.principalName;
}

/** A role as the report has it. */
export function attributedRole(facts: AccessFacts, grant: Grant): AttributedRole {
  const { link } = facts;
  const { role, duration, endDateTime, principalId, scopes } = grant;
  return {
    principalId: principalId ?? "unknown",
    principalName: nameOf(facts, principalId),
    principalType: grant.principalType ?? undefined,
    role: role?.name ?? role?.id ?? "unknown",
    roleId: role?.id ?? "unknown",
    listedForCredit: role?.pec ?? "unknown",
    duration: duration ?? "unknown",
    endDateTime: endDateTime ?? undefined,
    linkedIdentity: link ? throughWords[throughOf(link.objectId, grant)] : "no",
    scopes: (scopes ?? []).map((scope) => scope.id),
    reading: grant.reading?.state ?? "notAsked",
    provenance: roleProvenance(grant),
  };
}

const throughWords: Record<Through | "others", AttributedRole["linkedIdentity"]> = {
  itself: "itself",
  group: "through a group",
  undeclaredGroup: "perhaps through a group",
  unstatedPrincipal: "perhaps through a group",
  notYetKnown: "not known",
  others: "no",
};

/** Where the fact that a role is held comes from; never more than was read. */
export function roleProvenance({ reading, members }: Grant): string {
  switch (reading?.state) {
    case "read":
      return members?.length
        ? "role read, duration and membership declared"
        : "role read, duration declared";
    case "notFound":
      return `declared; Azure shows no such role assignment (asked as ${reading.askedAs})`;
    case "unreadable":
      return `declared; could not be read: ${reading.reason} (asked as ${reading.askedAs})`;
    case undefined:
      return "declared";
  }
}
