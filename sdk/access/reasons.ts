import type { AccessFacts } from "./accessFacts";
import type { Finding } from "./finding";
import { tenantOfAccess } from "./rules/heldGrants";

/** What is to be said of a step. */
export type Verdict = "nothing found" | "problem" | "unknown" | "always";

/** A step at which credit can get lost, in the order in which to look. */
export interface Reason {
  /** What to look at. */
  step: string;
  /** "problem" when a rule objects, "unknown" when it cannot be known from here. */
  state: Verdict;
  /** What was found, or what is always so. */
  text: string;
}

interface Step {
  step: string;
  rules: string[];
  isKnown(facts: AccessFacts): boolean;
  /** What was read about it, as a sentence; empty where nothing was. */
  told?(facts: AccessFacts): string;
}

const steps: Step[] = [
  {
    step: "link",
    rules: ["P1", "P2", "P3", "P4", "P15", "P16", "P17", "L12"],
    isKnown: ({ link }) => link?.partnerId !== undefined && link.madeBy !== "elsewhere",
  },
  {
    step: "tenant",
    rules: ["P5"],
    isKnown: (facts) => facts.link?.tenantId !== undefined && tenantOfAccess(facts) !== undefined,
  },
  {
    step: "identity",
    rules: ["P6", "P7", "P12", "P13"],
    isKnown: ({ link }) => link?.objectId !== undefined,
  },
  {
    step: "role",
    rules: ["P8", "P9", "P18"],
    isKnown: ({ grants }) =>
      grants?.every(({ role, reading }) => role && reading?.state !== "notFound") === true,
    told: rolesTold,
  },
  {
    step: "permanence",
    rules: ["P10"],
    isKnown: ({ grants }) => grants?.every((grant) => grant.duration) === true,
  },
  {
    step: "scope",
    rules: ["P11", "A4"],
    isKnown: ({ grants }) => grants?.every((grant) => grant.scopes) === true,
  },
  {
    step: "agreement",
    rules: ["S1", "S4"],
    isKnown: ({ customer }) => isTold(customer.billing?.agreement),
  },
  {
    step: "transacting partner",
    rules: ["S2", "S3"],
    isKnown: ({ customer }) => customer.billing?.transactingPartnerId !== undefined,
  },
];

const always: Reason[] = [
  {
    step: "spend without credit",
    state: "always",
    text: "Reservations, savings plans, Spot and third-party products earn no PEC.",
  },
  {
    step: "delay",
    state: "always",
    text: "PEC needs access for whole days and shows in Cost Management within 48 hours.",
  },
];

/** Why no credit may arrive, in the order in which to look. */
export function whyNoCredit(facts: AccessFacts, findings: Finding[]): Reason[] {
  const judged = steps.map(({ step, rules, isKnown, told }): Reason => {
    const own = findings.filter((finding) => rules.includes(finding.id));
    const problem = own.some((finding) => finding.level !== "note");
    const found = own.map((finding) => `${finding.id}: ${finding.message}`);
    const text = [told?.(facts) ?? "", ...found].filter((part) => part !== "").join(" ");
    const state = problem ? "problem" : isKnown(facts) ? "nothing found" : "unknown";
    return { step, state, text };
  });
  return [...judged, ...always];
}

function isTold(agreement: string | undefined): boolean {
  return agreement !== undefined && agreement !== "cannotTell";
}

function rolesTold({ grants = [] }: AccessFacts): string {
  const states = grants.map(({ reading }) => reading?.state);
  const count = (...wanted: typeof states) =>
    states.filter((state) => wanted.includes(state)).length;
  return states.every((state) => state === undefined)
    ? ""
    : `Roles read: ${count("read")}, not found: ${count("notFound")}, only declared: ${count("unreadable", undefined)}.`;
}
