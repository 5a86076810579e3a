import type { AccessFacts } from "../accessFacts";
import type { Role } from "../roles";
import { roleLabel, wellKnownRoles } from "../roles";
import { scopeLabel } from "../scope";
import type { HeldGrant } from "./heldGrants";
import { countingGrants, heldGrants } from "./heldGrants";
import type { Rule, Said } from "./rule";
import { creditPage, creditRolesPage, linkPage } from "./sources";

/** Rules about the access of the linked identity: whose it is, which role, for how long, where. */
export const creditRules: Rule[] = [
  { id: "P6", level: "error", ...linkPage, judge: roleBelongsToSomebodyElse },
  { id: "P7", level: "warning", ...linkPage, judge: heldThroughGroup },
  { id: "P8", level: "warning", ...creditRolesPage, judge: noListedRole },
  { id: "P9", level: "note", ...creditRolesPage, perRole: true, judge: rolesNotInTable },
  { id: "P10", level: "warning", ...creditPage, judge: listedRoleNotPermanent },
  { id: "P11", level: "note", ...linkPage, judge: coverage },
];

function roleBelongsToSomebodyElse(facts: AccessFacts): Said[] {
  const held = heldGrants(facts);
  return held?.length === 0 && facts.grants?.length
    ? [
        {
          message:
            `Identity ${facts.link?.objectId} is linked, but the declared access belongs to ` +
            `${principals(facts)}: nothing is attributed through this link.`,
          remedy:
            "Give the linked identity a role, or link the identity that holds it. If it is a " +
            'member of a group named here, say so: `principalType: "Group"` and `members`.',
          subject: facts.link?.objectId,
        },
      ]
    : [];
}

function heldThroughGroup(facts: AccessFacts): Said[] {
  const held = heldGrants(facts) ?? [];
  return held.length > 0 && held.every((one) => one.through === "undeclaredGroup")
    ? [
        {
          message:
            "The linked identity holds its roles at most through a group, and only linked members " +
            "of a group count.",
          remedy: "List the members that are linked as `members`, or give the identity the role.",
          subject: held[0]?.grant.principalId,
        },
      ]
    : [];
}

function noListedRole(facts: AccessFacts): Said[] {
  const held = heldGrants(facts);
  const roles = rolesOf(held);
  if (!roles?.length || roles.some((role) => role.pec !== "no")) {
    return [];
  }
  return [
    {
      message:
        `The linked identity holds only ${names(roles)}: it may show in reports, but Microsoft's ` +
        "table lists no such role for partner earned credit.",
      remedy:
        "Smallest permanent role in Microsoft's PEC table of 2022-11-08: Support Request " +
        "Contributor; other programmes may ask more.",
    },
  ];
}

function rolesNotInTable({ grants = [] }: AccessFacts): Said[] {
  const roles = grants.flatMap(({ role }) => (role?.pec === "unknown" ? [role] : []));
  // That role is for ending the delegation; nobody expects it to earn.
  const meantToEarn = roles.filter(({ id }) => id !== wellKnownRoles.registrationAssignmentDelete);
  return distinct(meantToEarn).map((role) => ({
    message: `Unknown whether ${roleLabel(role)} earns: it is not in Microsoft's list (2022-11-08).`,
    subject: role.id,
    roleId: role.id,
  }));
}

function listedRoleNotPermanent(facts: AccessFacts): Said[] {
  const held = heldGrants(facts);
  const roles = rolesOf(held);
  if (!held || !roles || held.some(({ grant }) => grant.duration === undefined)) {
    return [];
  }
  const permanent = rolesOf(held.filter(({ grant }) => grant.duration === "permanent")) ?? [];
  const temporary = roles.filter((role) => role.pec === "yes");
  return temporary.length > 0 && permanent.every((role) => role.pec === "no")
    ? [
        {
          message:
            `${names(temporary)} is held only as eligible or with an end: it counts only while ` +
            "active (partner earned credit: only for whole days).",
          remedy: "Add a small permanent role, for example Support Request Contributor.",
        },
      ]
    : [];
}

function coverage(facts: AccessFacts): Said[] {
  const scopes = countingGrants(facts).flatMap((grant) => grant.scopes ?? []);
  const labels = [...new Set(scopes.map(scopeLabel))];
  return labels.length > 0
    ? [{ message: `Attributed through this link: ${labels.join("; ")}. The rest is not covered.` }]
    : [];
}

function rolesOf(held: HeldGrant[] | undefined): Role[] | undefined {
  const roles = held?.map(({ grant }) => grant.role) ?? [undefined];
  return roles.every((role) => role !== undefined) ? distinct(roles) : undefined;
}

function principals({ grants = [] }: AccessFacts): string {
  return [...new Set(grants.map((grant) => grant.principalId))].join(", ");
}

function names(roles: Role[]): string {
  return roles.map((role) => role.name ?? role.id).join(", ");
}

function distinct(roles: Role[]): Role[] {
  return [...new Map(roles.map((role) => [role.id, role])).values()];
}
