import type { AccessFacts } from "../facts/accessFacts";
import type { Doubt, Holding } from "../credit/holding";
import { changedTime } from "./linkTimes";
import { placesText } from "./placeText";
import type { StepStanding } from "./step";

/** Which partner id is linked, and since when. */
export function partnerId({ link }: AccessFacts) {
  if (link?.partnerId === undefined) {
    return { state: "notKnown" as const, known: link ? "not known yet" : "no link is declared" };
  }
  const { madeBy, createdTime } = link;
  if (madeBy === "elsewhere") {
    return {
      state: "inOrder" as const,
      known: "as recorded elsewhere; only the linked identity can read its link",
    };
  }
  if (createdTime === undefined) {
    return { state: "inOrder" as const, known: "declared; the link is not made yet" };
  }
  const changed = changedTime(link);
  const later = changed === undefined ? "" : `, changed ${changed}`;
  return { state: "inOrder" as const, known: `first linked ${createdTime}${later}` };
}

/** Whether link and access are in one tenant. */
export function tenant(facts: AccessFacts, holdings: Holding[]) {
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

/** Whether the access is the linked identity's. */
export function identity(_facts: AccessFacts, holdings: Holding[]) {
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

/** Which roles it holds, and whether they are listed. */
export function role(_facts: AccessFacts, holdings: Holding[]) {
  const doubts = Object.keys(roleDoubts) as (keyof typeof roleDoubts)[];
  const state = stateOf(holdings, doubts, ["roleListedNo"]);
  const names = namesOf(holdings);
  const listed = listedOf(holdings);
  const forATime = listed.every(({ grant: { duration: held } }) => held && held !== "permanent");
  const doubt = doubts.find((one) => holdings.some((holding) => holding.doubts.includes(one)));
  return told(state, {
    inOrder: `${namesOf(listed)}: in Microsoft's list of roles that earn${forATime ? ", held only for a time" : ""}`,
    problem: `${names}: not in Microsoft's list of roles that earn`,
    notKnown: names === "" || !doubt ? "no role is known" : `${names}: ${roleDoubts[doubt]}`,
  });
}

function listedOf(holdings: Holding[]): Holding[] {
  return holdings.filter(({ grant }) => grant.role?.pec === "yes");
}

function namesOf(holdings: Holding[]): string {
  const names = holdings.flatMap(({ grant: { role: held, reading } }) => {
    const shown = reading?.state === "read" ? " (Azure shows it)" : "";
    return held ? [`${held.name ?? held.id}${shown}`] : [];
  });
  return [...new Set(names)].join(", ");
}

/** For how long. */
export function duration(_facts: AccessFacts, holdings: Holding[]) {
  const earning = holdings.filter(({ doubts }) => !doubts.includes("roleListedNo"));
  // What is not listed may be held for longer, and says nothing of what is.
  const first = [listedOf(holdings), earning].find((some) => some.length > 0);
  const grants = (first ?? holdings).map(({ grant }) => grant);
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

/** Where. */
export function scope({ customer }: AccessFacts, holdings: Holding[]) {
  const scopes = holdings.flatMap((holding) => holding.grant.scopes ?? []);
  const places = placesText(
    scopes.map(({ id }) => id),
    customer,
  );
  if (places === "") {
    return { state: "notKnown" as const, known: "not known" };
  }
  if (scopes.some(({ kind }) => kind === "managementGroup")) {
    const known = `${places}; no source says that credit reaches below a management group`;
    return { state: "notKnown" as const, known };
  }
  const sure = holdings.every(({ grant }) => grant.scopes);
  return { state: sure ? ("inOrder" as const) : ("notKnown" as const), known: places };
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
