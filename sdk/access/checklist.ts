import type { AccessFacts } from "./accessFacts";
import { agreementCredit } from "./credit/agreementCredit";
import type { Doubt, Holding } from "./credit/holding";
import { holdingsOf } from "./credit/holding";
import { onBehalfOf } from "./credit/onBehalfOf";
import { organisationOf } from "./credit/organisation";
import type { Finding } from "./finding";

/** What is to be said of a step: it is in order, something is worth knowing or mending, or nobody knows. */
export type StepState = "inOrder" | "note" | "problem" | "notKnown";

/** A step at which attribution can get lost, in the order in which to look. */
export interface Step {
  /** What to look at. */
  step: string;
  /** What is so, by the facts and by what the rules found. */
  state: StepState;
  /** What was found. */
  text: string;
}

interface Look {
  step: string;
  rules: string[];
  /** What the facts say, whatever the rules found. */
  look(facts: AccessFacts, holdings: Holding[]): StepState;
  /** What was read about it, as a sentence; empty where nothing was. */
  told?(facts: AccessFacts): string;
}

const looks: Look[] = [
  {
    step: "partner id",
    rules: ["P1", "P2", "P3", "P4", "P15", "P16", "P17", "P20", "L12"],
    look: ({ link }) => (link?.partnerId === undefined ? "notKnown" : "inOrder"),
  },
  {
    step: "tenant",
    rules: ["P5", "A9"],
    look: (_facts, holdings) =>
      oneOf(holdings, ["tenantNotKnown", "wayNotStated", "holderNotYetKnown"], ["otherTenant"]),
  },
  {
    step: "identity",
    rules: ["P6", "P7", "P12", "P13", "P22"],
    look: (_facts, holdings) =>
      oneOf(holdings, ["undeclaredGroup", "unstatedPrincipal", "holderNotYetKnown"], []),
  },
  {
    step: "role",
    rules: ["P8", "P9", "P18"],
    look: (_facts, holdings) =>
      oneOf(
        holdings,
        ["roleNotInTable", "roleNotYetKnown", "limitedRole", "condition", "notShown"],
        ["roleListedNo"],
      ),
    told: rolesTold,
  },
  {
    step: "duration",
    rules: ["P10", "P21"],
    look: (_facts, holdings) => durationState(holdings),
  },
  {
    step: "scope",
    rules: ["P11", "A4"],
    look: ({ grants }) => {
      const kinds = grants?.flatMap(({ scopes }) => scopes?.map(({ kind }) => kind) ?? [undefined]);
      const open = kinds?.some((kind) => kind === undefined || kind === "managementGroup") ?? true;
      return open ? "notKnown" : "inOrder";
    },
  },
  {
    step: "agreement",
    rules: ["S1", "S4", "S5"],
    look: ({ customer }) =>
      (({ possible: "inOrder", none: "problem", unknown: "notKnown" }) as const)[
        agreementCredit(customer.billing?.agreement)
      ],
  },
  {
    step: "who is paid",
    rules: ["S2"],
    look: (facts) =>
      (({ same: "inOrder", other: "problem", unknown: "notKnown" }) as const)[
        organisationOf(facts)
      ],
  },
  {
    step: "on behalf of",
    rules: ["S3", "S6"],
    look: (facts) =>
      (({ yes: "inOrder", no: "note", unknown: "notKnown" }) as const)[
        onBehalfOf(facts, undefined).answer
      ],
  },
];

/** The steps at which attribution can get lost, each with what the facts and the rules say of it. */
export function checklist(facts: AccessFacts, findings: Finding[]): Step[] {
  const holdings = facts.link ? (holdingsOf(facts) ?? []) : [];
  return looks.map(({ step, rules, look, told }): Step => {
    const own = findings.filter((finding) => rules.includes(finding.id));
    const found = own.map((finding) => `${finding.id}: ${finding.message}`);
    const text = [told?.(facts) ?? "", ...found].filter((part) => part !== "").join(" ");
    const state = look(facts, holdings);
    if (own.some((finding) => finding.level !== "note")) {
      return { step, state: "problem", text };
    }
    return { step, state: own.length > 0 && state === "inOrder" ? "note" : state, text };
  });
}

/** In order where one grant is free of these doubts; a problem where all are excluded by one. */
function oneOf(holdings: Holding[], open: Doubt[], excluding: Doubt[]): StepState {
  if (
    holdings.some(({ doubts }) => !doubts.some((doubt) => [...open, ...excluding].includes(doubt)))
  ) {
    return "inOrder";
  }
  return holdings.length === 0 ||
    holdings.some(({ doubts }) => !doubts.some((doubt) => excluding.includes(doubt)))
    ? "notKnown"
    : "problem";
}

function durationState(holdings: Holding[]): StepState {
  const durations = holdings
    .filter(({ doubts }) => !doubts.includes("roleListedNo"))
    .map(({ grant }) => grant.duration);
  if (durations.includes("permanent")) {
    return "inOrder";
  }
  return durations.includes(undefined) || durations.length === 0 ? "notKnown" : "problem";
}

function rolesTold({ grants = [] }: AccessFacts): string {
  const states = grants.map(({ reading }) => reading?.state);
  const count = (...wanted: typeof states) =>
    states.filter((state) => wanted.includes(state)).length;
  return states.every((state) => state === undefined)
    ? ""
    : `Roles read: ${count("read")}, not found: ${count("notFound")}, only declared: ${count("unreadable", undefined)}.`;
}
