import type { AccessFacts } from "../facts/accessFacts";
import { agreementCredit } from "../credit/agreementCredit";
import type { Holding } from "../credit/holding";
import { holdingsOf } from "../credit/holding";
import { linkedServicePrincipal } from "../credit/linkedType";
import { ownHoldings } from "../credit/ownHoldings";
import type { Role } from "../../../../azure/roles";
import { roleLabel, roleSources, wellKnownRoles } from "../../../../azure/roles";
import type { Rule, Said } from "./rule";
import { creditPage, creditRolesPage } from "./sources";

/** Rules about the roles of the linked identity: which, and for how long. */
export const creditRules: Rule[] = [
  {
    id: "P8",
    title: "No listed role is held permanently",
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
];

function noListedRole(facts: AccessFacts): Said[] {
  const own = ownHoldings(facts);
  const permanent = own.filter(({ grant }) => grant.duration === "permanent");
  const [held, how] = permanent.length > 0 ? [permanent, " permanently"] : [own, ""];
  const roles = knownRoles(held);
  // A role or a duration that is not known yet may be the one that is missing.
  if (!roles?.length || roles.some((role) => role.pec === "yes") || durationOpen(facts)) {
    return [];
  }
  return [
    {
      level: levelBy(facts),
      message:
        `Of the roles that the linked identity holds${how} (${names(roles)}), none is in ` +
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
