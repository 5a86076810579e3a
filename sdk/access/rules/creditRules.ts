import type { AccessFacts } from "../accessFacts";
import { agreementCredit } from "../credit/agreementCredit";
import type { Holding } from "../credit/holding";
import { holdingsOf, linkedServicePrincipal } from "../credit/holding";
import type { Role } from "../roles";
import { roleLabel, roleSources, wellKnownRoles } from "../roles";
import { contains, scopeLabel } from "../scope";
import type { Scope } from "../scope";
import type { Rule, Said } from "./rule";
import { creditPage, creditRolesPage, linkPage } from "./sources";

/** Rules about the access of the linked identity: whose it is, which role, for how long, where. */
export const creditRules: Rule[] = [
  {
    id: "P6",
    title: "The linked identity holds none of the access",
    level: "error",
    lighter: "warning",
    step: "identity",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Usage is attributed by the access of the linked identity itself, or of a group that it is a member of.",
    whatToDo:
      "Give the linked identity a role, link the identity that holds it, or name it among the `members` of the group.",
    mayIgnore: "No: nothing is attributed through such a link.",
    judge: roleBelongsToSomebodyElse,
  },
  {
    id: "P7",
    title: "The role is held at most through a group",
    level: "warning",
    step: "identity",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Of a group, the members count that are linked. Nobody said that the linked identity is one.",
    whatToDo: "List the linked identity among the `members`, or give it the role itself.",
    mayIgnore: "Yes, where you know that the linked identity is a member.",
    judge: heldThroughGroup,
  },
  {
    id: "P8",
    title: "No role is listed for partner earned credit",
    level: "warning",
    lighter: "note",
    step: "role",
    kind: "fact",
    source: creditRolesPage,
    judged: "program",
    why: "Microsoft lists the roles by which partner earned credit is given. Whether other roles count for recognition, sources say differently.",
    whatToDo:
      "Where your work there needs it, hold a listed role permanently. Microsoft forbids pressing a customer for access only to earn.",
    mayIgnore: "Yes, where recognition is all that is wanted, or no credit can be earned.",
    judge: noListedRole,
  },
  {
    id: "P9",
    title: "A role is not in Microsoft's table",
    level: "note",
    step: "role",
    kind: "fact",
    source: creditRolesPage,
    judged: "program",
    perRole: true,
    why: "The table has 122 names and has not followed Azure: a role that is not in it may earn or not.",
    whatToDo: "Hold a listed role beside it where credit matters.",
    mayIgnore: "Yes.",
    judge: rolesNotInTable,
  },
  {
    id: "P10",
    title: "A listed role is held only for a time",
    level: "warning",
    lighter: "note",
    step: "duration",
    kind: "fact",
    source: creditPage,
    judged: "program",
    why: "Partner earned credit is given for whole days, and recognition while the role is active.",
    whatToDo: "Add a small permanent role of the list, where your work there needs it.",
    mayIgnore: "Yes, where credit is expected for that time only.",
    judge: listedRoleForATime,
  },
  {
    id: "P11",
    title: "Where a listed role is held permanently",
    level: "note",
    step: "scope",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Usage is attributed below the scopes of the linked identity's roles.",
    whatToDo: "Nothing.",
    mayIgnore: "Yes.",
    judge: coverage,
  },
];

function roleBelongsToSomebodyElse(facts: AccessFacts): Said[] {
  const { link, grants } = facts;
  const perhaps = holdingsOf(facts) ?? [];
  const open = perhaps.filter(({ through }) => through !== "unstatedPrincipal");
  if (!link?.objectId || !grants?.length || open.length > 0) {
    return [];
  }
  const said = {
    message: `Identity ${link.objectId} is linked, but none of the declared access is its own`,
    remedy:
      "Give the linked identity a role, or link the identity that holds it. If it is a member of a " +
      'group named here, say so: `principalType: "Group"` and `members`.',
    subject: link.objectId,
  };
  return perhaps.length > 0
    ? [
        {
          ...said,
          level: "warning",
          message: `${said.message}, unless a principal whose type is not stated is a group that it belongs to.`,
        },
      ]
    : [{ ...said, message: `${said.message}: nothing is attributed through this link.` }];
}

function heldThroughGroup(facts: AccessFacts): Said[] {
  const stated = (holdingsOf(facts) ?? []).filter(({ through }) => through !== "unstatedPrincipal");
  return facts.link &&
    stated.length > 0 &&
    stated.every(({ through }) => through === "undeclaredGroup")
    ? [
        {
          message:
            "The linked identity holds its roles at most through a group, and only linked members " +
            "of a group count.",
          remedy: "List the members that are linked as `members`, or give the identity the role.",
          subject: stated[0]?.grant.principalId,
        },
      ]
    : [];
}

function noListedRole(facts: AccessFacts): Said[] {
  const permanent = ownHoldings(facts).filter(({ grant }) => grant.duration === "permanent");
  const roles = knownRoles(permanent);
  // A role or a duration that is not known yet may be the one that is missing.
  if (!roles?.length || roles.some((role) => role.pec === "yes") || durationOpen(facts)) {
    return [];
  }
  return [
    {
      level: levelBy(facts),
      message:
        `Of the roles that the linked identity holds permanently (${names(roles)}), none is in ` +
        `Microsoft's list of roles that earn (${roleSources.pec.date}): the access may show in reports.`,
      remedy:
        "If you do work that needs it, ask for a listed role: the smallest is Support Request " +
        "Contributor. Microsoft forbids asking a customer for access only to earn.",
    },
  ];
}

function rolesNotInTable(facts: AccessFacts): Said[] {
  const roles = (facts.link ? (holdingsOf(facts) ?? []) : []).flatMap(({ grant: { role } }) =>
    role?.pec === "unknown" ? [role] : [],
  );
  // That role is for ending the delegation; nobody expects it to earn.
  const meantToEarn = roles.filter(({ id }) => id !== wellKnownRoles.registrationAssignmentDelete);
  return distinct(meantToEarn).map((role) => ({
    message: `Whether ${roleLabel(role)} earns is not known: it is not in Microsoft's list of ${roleSources.pec.date}.`,
    subject: role.id,
    roleId: role.id,
  }));
}

function listedRoleForATime(facts: AccessFacts): Said[] {
  const own = ownHoldings(facts);
  const listed = own.filter(({ grant }) => grant.role?.pec === "yes");
  const temporary = listed.filter(({ grant }) => isTemporary(grant.duration));
  const openOrPermanent = own.some(
    ({ grant: { duration, role } }) =>
      duration === undefined ||
      (duration === "permanent" && (role === undefined || role.pec === "yes")),
  );
  if (temporary.length === 0 || openOrPermanent) {
    return [];
  }
  const never =
    temporary.every(({ grant }) => grant.duration === "eligible") &&
    linkedServicePrincipal(facts) === "yes";
  return [
    {
      level: levelBy(facts),
      message: never
        ? `${names(distinct(rolesIn(temporary)))} is only eligible, and a service principal cannot activate it: it never counts.`
        : `${names(distinct(rolesIn(temporary)))} is held only for a time: it is recognised only while it ` +
          "is held or active, and earns credit only on days that it covers end to end.",
      remedy:
        "If you do work that needs it, hold a listed role permanently, for example Support Request Contributor.",
    },
  ];
}

function coverage(facts: AccessFacts): Said[] {
  const counting = ownHoldings(facts).filter(
    ({ grant, doubts }) =>
      grant.duration === "permanent" &&
      doubts.every((doubt) => doubt === "managementGroup") &&
      grant.role?.pec === "yes",
  );
  const labels = outermost(counting.flatMap(({ grant }) => grant.scopes ?? [])).map(scopeLabel);
  return labels.length > 0
    ? [{ message: `The linked identity permanently holds a listed role at: ${labels.join("; ")}.` }]
    : [];
}

/** What the linked identity holds itself or as a declared member; none where no link is declared. */
function ownHoldings(facts: AccessFacts): Holding[] {
  const holdings = facts.link ? (holdingsOf(facts) ?? []) : [];
  return holdings.filter(({ through }) => through === "itself" || through === "group");
}

function durationOpen(facts: AccessFacts): boolean {
  return ownHoldings(facts).some(({ grant }) => grant.duration === undefined);
}

function isTemporary(duration: string | undefined): boolean {
  return duration === "eligible" || duration === "until";
}

/** Where nobody can earn credit, a role that earns none is worth a note only. */
function levelBy({ customer }: AccessFacts): "note" | "warning" {
  return agreementCredit(customer.billing?.agreement) === "none" ? "note" : "warning";
}

function rolesIn(holdings: Holding[]): Role[] {
  return holdings.flatMap(({ grant }) => (grant.role ? [grant.role] : []));
}

/** The roles, once each; `undefined` while one of them is not known. */
function knownRoles(holdings: Holding[]): Role[] | undefined {
  return holdings.every(({ grant }) => grant.role) ? distinct(rolesIn(holdings)) : undefined;
}

function names(roles: Role[]): string {
  return roles.map((role) => role.name ?? role.id).join(", ");
}

function distinct(roles: Role[]): Role[] {
  return [...new Map(roles.map((role) => [role.id, role])).values()];
}

function outermost(scopes: Scope[]): Scope[] {
  return scopes.filter(
    (scope, at) =>
      !scopes.some(
        (other, index) =>
          index !== at && contains(other, scope) && !(contains(scope, other) && index > at),
      ),
  );
}
