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
import { scopeLabel } from "../scope";

/** What is to be said of a step: it is in order, something is worth knowing or mending, or nobody knows. */
export type StepState = "inOrder" | "note" | "problem" | "notKnown";

/** A step at which attribution can get lost, in the order in which to look. */
export interface Step {
  /** What to look at. */
  step: StepName;
  /** What is so, by the facts and by what the rules found. */
  state: StepState;
  /** What is known of it, in a few words. */
  known: string;
  /** Ids of the findings about it. */
  findings: string[];
}

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
    const noted = own.length > 0 && state === "inOrder";
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

function role(_facts: AccessFacts, holdings: Holding[]) {
  const doubts: Doubt[] = [
    ...(["roleNotInTable", "roleNotYetKnown", "limitedRole", "condition", "notShown"] as const),
  ];
  const state = stateOf(holdings, doubts, ["roleListedNo"]);
  const names = [...new Set(holdings.flatMap(({ grant }) => nameOf(grant.role)))].join(", ");
  const listed = holdings.flatMap(({ grant }) =>
    grant.role?.pec === "yes" ? nameOf(grant.role) : [],
  );
  return told(state, {
    inOrder: `${[...new Set(listed)].join(", ")}: in Microsoft's list of roles that earn`,
    problem: `${names}: not in Microsoft's list of roles that earn`,
    notKnown: names === "" ? "no role is known" : `${names}: whether it earns is not known`,
  });
}

function duration(_facts: AccessFacts, holdings: Holding[]) {
  const grants = holdings
    .filter(({ doubts }) => !doubts.includes("roleListedNo"))
    .map(({ grant }) => grant);
  const until = grants.find((grant) => grant.duration === "until");
  if (grants.some((grant) => grant.duration === "permanent")) {
    return { state: "inOrder" as const, known: "permanent" };
  }
  if (grants.length === 0 || grants.some((grant) => grant.duration === undefined)) {
    return { state: "notKnown" as const, known: "not known" };
  }
  return {
    state: "problem" as const,
    known: until
      ? `until ${until.endDateTime ?? "an end that is not known"}`
      : "only while activated",
  };
}

function scope({ grants }: AccessFacts, holdings: Holding[]) {
  const scopes = holdings.flatMap((holding) => holding.grant.scopes ?? []);
  const labels = [...new Set(scopes.map(scopeLabel))].join("; ");
  const sure = grants?.every((grant) =>
    grant.scopes?.every(({ kind }) => kind !== "managementGroup"),
  );
  return {
    state: sure && labels !== "" ? ("inOrder" as const) : ("notKnown" as const),
    known: labels === "" ? "not known" : labels,
  };
}

const agreementWords: Record<Agreement, string> = {
  cspAzurePlan: "Azure plan in CSP",
  cspLegacy: "legacy offer in CSP: no earned credit",
  microsoftCustomerAgreementDirect: "customer agreement with Microsoft itself: no earned credit",
  enterpriseAgreement: "enterprise agreement: no earned credit",
  payAsYouGo: "pay-as-you-go: no earned credit",
  other: "another agreement than a partner's: no earned credit",
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
  const relation = {
    same:
      linked === transactingPartnerId
        ? `the linked partner transacts itself`
        : linked === resellerOfRecordId
          ? `the linked partner is the reseller of record of ${transactingPartnerId}`
          : `the linked partner is of the organisation of ${transactingPartnerId} or its reseller`,
    other: `neither ${transactingPartnerId} nor its reseller is the linked partner`,
    unknown: `whether the linked partner belongs to ${transactingPartnerId} or its reseller is not stated`,
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

function nameOf(held: AccessFactsRole): string[] {
  return held ? [held.name ?? held.id] : [];
}

type AccessFactsRole = Holding["grant"]["role"];

function told(
  state: Exclude<StepState, "note">,
  words: Record<Exclude<StepState, "note">, string>,
) {
  return { state, known: words[state] };
}

/** In order where one grant is free of these doubts; a problem where all are excluded by one. */
function stateOf(
  holdings: Holding[],
  open: Doubt[],
  excluding: Doubt[],
): Exclude<StepState, "note"> {
  const free = (of: Doubt[]) =>
    holdings.some(({ doubts }) => !doubts.some((doubt) => of.includes(doubt)));
  if (free([...open, ...excluding])) {
    return "inOrder";
  }
  return holdings.length === 0 || free(excluding) ? "notKnown" : "problem";
}
