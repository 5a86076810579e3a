import type { AccessFacts } from "../accessFacts";
import type { Agreement } from "../agreement";
import { agreementCredit } from "../credit/agreementCredit";
import type { Doubt, Holding } from "../credit/holding";
import { holdingsOf } from "../credit/holding";
import { onBehalfOf } from "../credit/onBehalfOf";
import { organisationOf } from "../credit/organisation";
import type { Finding } from "../finding";
import type { StepName } from "../rules/rule";
import { stepOf } from "../rules/checkRules";
import { placesText } from "./placeText";

/** What is to be said of a step: it is in order, something is worth knowing or mending, or nobody knows. */
export type StepStanding = "inOrder" | "note" | "problem" | "notKnown";

/** A step at which attribution can get lost, in the order in which to look. */
export interface Step {
  /** What to look at. */
  step: StepName;
  /** What is so, by the facts and by what the rules found. */
  state: StepStanding;
  /** What is known of it, in a few words. */
  known: string;
  /** Ids of the findings about it. */
  findings: string[];
}

/** Notes whose words are those of their step: they need no line of their own. */
export const saidByStep = ["P11", "P15", "S1", "S3"];

/** Those by which the step is in order all the same. */
export const inTheWords = saidByStep.filter((id) => id !== "P15");

type Look = (facts: AccessFacts, holdings: Holding[]) => Pick<Step, "state" | "known">;

const looks: Record<Exclude<StepName, "other">, Look> = {
  "partner id": partnerId,
  tenant,
  identity,
  role,
  duration,
  scope,
  agreement,
  "who is paid": whoIsPaid,
  "on behalf of": behalf,
};

/** The steps at which attribution can get lost, each with what the facts and the rules say of it. */
export function checklist(facts: AccessFacts, findings: Finding[]): Step[] {
  const holdings = facts.link ? (holdingsOf(facts) ?? []) : [];
  return Object.entries(looks).map(([name, look]): Step => {
    const step = name as StepName;
    const own = findings.filter((finding) => stepOf(finding.id) === step);
    const { state, known } = look(facts, holdings);
    const ids = [...new Set(own.map(({ id }) => id))];
    if (own.some(({ level }) => level !== "note")) {
      return { step, state: "problem", known, findings: ids };
    }
    const noted = state === "inOrder" && ids.some((id) => !inTheWords.includes(id));
    return { step, state: noted ? "note" : state, known, findings: ids };
  });
}

function partnerId({ link }: AccessFacts) {
  if (link?.partnerId === undefined) {
    return { state: "notKnown" as const, known: link ? "not known yet" : "no link is declared" };
  }
  const { madeBy, createdTime, updatedTime } = link;
  if (madeBy === "elsewhere") {
    return {
      state: "inOrder" as const,
      known: "as recorded elsewhere; only the linked identity can read its link",
    };
  }
  if (createdTime === undefined) {
    return { state: "inOrder" as const, known: "declared; the link is not made yet" };
  }
  // Azure's first time is that of the first link ever, whoever made it and to whichever partner.
  const changed =
    updatedTime === undefined || updatedTime === createdTime ? "" : `, changed ${updatedTime}`;
  return { state: "inOrder" as const, known: `first linked ${createdTime}${changed}` };
}

function tenant(facts: AccessFacts, holdings: Holding[]) {
  const managing = facts.mode === "lighthouse";
  return told(
    stateOf(holdings, ["tenantNotKnown", "wayNotStated", "holderNotYetKnown"], ["otherTenant"]),
    {
      inOrder: managing
        ? "linked in the managing tenant, where Azure Lighthouse needs it"
        : "linked in the tenant in which the roles are held",
      problem: "linked in another tenant than the access",
      notKnown: "whether link and access are in one tenant is not stated",
    },
  );
}

function identity(_facts: AccessFacts, holdings: Holding[]) {
  const itself = holdings.some(({ through }) => through === "itself");
  const doubts: Doubt[] = ["undeclaredGroup", "unstatedPrincipal", "holderNotYetKnown"];
  return told(stateOf(holdings, doubts, []), {
    inOrder: itself
      ? "the linked identity holds the access itself"
      : "the linked identity is a declared member of the group that holds the access",
    problem: "the access belongs to somebody else",
    notKnown:
      holdings.length === 0
        ? "none of the access is the linked identity's"
        : "whether the linked identity is a member of the group is not stated",
  });
}

const roleDoubts = {
  notShown: "declared, and Azure does not show it",
  roleNotInTable: "not in Microsoft's list of roles that earn, which may be older",
  limitedRole: "it only hands on other roles",
  condition: "held under a condition",
  roleNotYetKnown: "not known yet",
} satisfies Partial<Record<Doubt, string>>;

function role(_facts: AccessFacts, holdings: Holding[]) {
  const doubts = Object.keys(roleDoubts) as (keyof typeof roleDoubts)[];
  const state = stateOf(holdings, doubts, ["roleListedNo"]);
  const names = namesOf(holdings);
  const listed = namesOf(holdings.filter(({ grant }) => grant.role?.pec === "yes"));
  const doubt = doubts.find((one) => holdings.some((holding) => holding.doubts.includes(one)));
  return told(state, {
    inOrder: `${listed}: in Microsoft's list of roles that earn`,
    problem: `${names}: not in Microsoft's list of roles that earn`,
    notKnown: names === "" || !doubt ? "no role is known" : `${names}: ${roleDoubts[doubt]}`,
  });
}

function namesOf(holdings: Holding[]): string {
  const names = holdings.flatMap(({ grant: { role: held, reading } }) => {
    const shown = reading?.state === "read" ? " (Azure shows it)" : "";
    return held ? [`${held.name ?? held.id}${shown}`] : [];
  });
  return [...new Set(names)].join(", ");
}

function duration(_facts: AccessFacts, holdings: Holding[]) {
  const earning = holdings.filter(({ doubts }) => !doubts.includes("roleListedNo"));
  const grants = (earning.length > 0 ? earning : holdings).map(({ grant }) => grant);
  const until = grants.find((grant) => grant.duration === "until");
  if (grants.some((grant) => grant.duration === "permanent")) {
    return { state: "inOrder" as const, known: "held permanently" };
  }
  if (grants.length === 0 || grants.some((grant) => grant.duration === undefined)) {
    return { state: "notKnown" as const, known: "not known" };
  }
  return {
    state: "problem" as const,
    known: until
      ? `held until ${until.endDateTime ?? "an end that is not known"}`
      : "held only while somebody activates it",
  };
}

function scope({ grants, customer }: AccessFacts, holdings: Holding[]) {
  const scopes = holdings.flatMap((holding) => holding.grant.scopes ?? []);
  const places = placesText(
    scopes.map(({ id }) => id),
    customer,
  );
  const sure = grants?.every((grant) =>
    grant.scopes?.every(({ kind }) => kind !== "managementGroup"),
  );
  return {
    state: sure && places !== "" ? ("inOrder" as const) : ("notKnown" as const),
    known: places === "" ? "not known" : places,
  };
}

const agreementWords: Record<Agreement, string> = {
  cspAzurePlan: "Azure plan in CSP",
  cspLegacy: "legacy offer in CSP",
  microsoftCustomerAgreementDirect: "customer agreement with Microsoft itself",
  enterpriseAgreement: "enterprise agreement",
  payAsYouGo: "pay-as-you-go",
  other: "another agreement than a partner's",
  cannotTell: "Azure does not tell it",
};

function agreement({ customer }: AccessFacts) {
  const word = customer.billing?.agreement;
  const states = { possible: "inOrder", none: "problem", unknown: "notKnown" } as const;
  return {
    state: states[agreementCredit(word)],
    known: word === undefined ? "not stated" : agreementWords[word],
  };
}

function whoIsPaid(facts: AccessFacts) {
  const { transactingPartnerId, resellerOfRecordId } = facts.customer.billing ?? {};
  const linked = facts.link?.partnerId;
  if (transactingPartnerId == null) {
    return { state: "notKnown" as const, known: "who transacts is not stated" };
  }
  const payee = `\`${transactingPartnerId}\``;
  const relation = {
    same:
      linked === transactingPartnerId
        ? `the linked partner transacts itself`
        : linked === resellerOfRecordId
          ? `the linked partner is the reseller of record of ${payee}`
          : `the linked partner is of the organisation of ${payee} or its reseller`,
    other: `neither ${payee} nor its reseller is the linked partner`,
    unknown: `whether the linked partner belongs to ${payee} or its reseller is not stated`,
  };
  const states = { same: "inOrder", other: "problem", unknown: "notKnown" } as const;
  const organisation = organisationOf(facts);
  return { state: states[organisation], known: relation[organisation] };
}

function behalf(facts: AccessFacts) {
  const { answer, from } = onBehalfOf(facts, undefined);
  const source = from === "read" ? "as Azure shows" : "as declared";
  const states = { yes: "inOrder", no: "note", unknown: "notKnown" } as const;
  const words = {
    yes: `admin on behalf of is in place, ${source}`,
    no: `no admin on behalf of, ${source}`,
    unknown: "not stated; it would earn without this link",
  };
  return { state: states[answer], known: words[answer] };
}

function told(
  state: Exclude<StepStanding, "note">,
  words: Record<Exclude<StepStanding, "note">, string>,
) {
  return { state, known: words[state] };
}

/** In order where one grant is free of these doubts; a problem where all are excluded by one. */
function stateOf(
  holdings: Holding[],
  open: Doubt[],
  excluding: Doubt[],
): Exclude<StepStanding, "note"> {
  const free = (of: Doubt[]) =>
    holdings.some(({ doubts }) => !doubts.some((doubt) => of.includes(doubt)));
  if (free([...open, ...excluding])) {
    return "inOrder";
  }
  return holdings.length === 0 || free(excluding) ? "notKnown" : "problem";
}
