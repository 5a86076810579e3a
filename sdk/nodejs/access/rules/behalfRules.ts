import type { AccessFacts } from "../facts/accessFacts";
import type { AdminAgentsReading, BillingFact } from "../facts/customerFacts";
import { roleLabel } from "../../../../azure/roles";
import type { Rule, Said } from "./rule";
import { azurePlanPage, roleAssignmentsApi } from "./sources";

/** Rules about admin on behalf of, which earns without a link. */
export const behalfRules: Rule[] = [
  {
    id: "S3",
    title: "Admin on behalf of is in place",
    level: "note",
    step: "on behalf of",
    kind: "fact",
    source: azurePlanPage,
    judged: "program",
    why: "Access of the AdminAgents or HelpdeskAgents group is recognised without a link.",
    whatToDo: "Nothing: the link safeguards the credit if that access goes.",
    mayIgnore: "Yes.",
    judge: alreadyRecognised,
  },
  {
    id: "S6",
    title: "Azure shows admin on behalf of otherwise than declared",
    level: "warning",
    step: "on behalf of",
    kind: "fact",
    source: roleAssignmentsApi,
    judged: "program",
    why: "The roles of the group named in `adminAgentsGroupId` were read, and what is declared in `aobo` differs. Azure is believed.",
    whatToDo: "Correct `aobo`, or leave it out.",
    mayIgnore: "Yes, where another group of the provider holds a listed role.",
    judge: behalfNotShown,
  },
];

function alreadyRecognised({ customer: { billing } }: AccessFacts): Said[] {
  const source = inPlace(billing);
  return billing?.agreement === "cspAzurePlan" && source
    ? [
        {
          message: `Admin on behalf of is in place, ${source}; it earns without a link, which safeguards.`,
        },
      ]
    : [];
}

/** How it is known that admin on behalf of is in place; nothing where that is not known, or Azure shows otherwise. */
function inPlace(billing: BillingFact | null | undefined): string | undefined {
  const readings = billing?.adminAgentsRoles;
  if (shown(readings)) {
    return "as Azure shows";
  }
  const notShown = readings?.some(({ roles }) => roles) === true;
  return billing?.aobo === "yes" && !notShown ? "as declared" : undefined;
}

function behalfNotShown({ customer: { billing } }: AccessFacts): Said[] {
  const readings = billing?.adminAgentsRoles?.filter(({ roles }) => roles) ?? [];
  const [first] = readings;
  if (!billing || !first) {
    return [];
  }
  if (billing.aobo === "yes" && !shown(readings)) {
    return [
      {
        message:
          `Admin on behalf of is declared, and Azure shows no listed role of group ` +
          `${billing.adminAgentsGroupId} at ${readings.map(({ scope }) => scope).join(", ")} (asked as ${first.askedAs}).`,
        remedy:
          "If the customer took the role away, declare `aobo` no more; another group of the provider may hold one.",
        subject: "customer.billing.aobo",
      },
    ];
  }
  return billing.aobo === "no" && shown(readings)
    ? [
        {
          message:
            `Admin on behalf of is declared as "no", and Azure shows that group ` +
            `${billing.adminAgentsGroupId} holds ${listed(readings).map(roleLabel).join(", ")}.`,
          remedy: "Correct `aobo`, or leave it out: Azure is believed.",
          subject: "customer.billing.aobo",
        },
      ]
    : [];
}

function shown(readings: AdminAgentsReading[] | undefined): boolean {
  return listed(readings ?? []).length > 0;
}

function listed(readings: AdminAgentsReading[]) {
  const roles = readings
    .flatMap((reading) => reading.roles ?? [])
    .filter(({ pec }) => pec === "yes");
  return [...new Map(roles.map((role) => [role.id, role])).values()];
}
