import { monthAfter } from "./day";
import type { ExpectedScope } from "./expectedScopes";
import type { Gathered, GatheredSubscription } from "./gathered";
import type { AttributionVerdict, ProvenCustomer } from "./proof";
import { shortName } from "./run";
import type { AttributedMonth, AttributedType } from "./runReading";

/** Whom the usage report is asked about, and what is expected. */
interface Asked extends ProvenCustomer {
  recognition?: ExpectedScope["recognition"];
  partnerId?: string | undefined;
}

/** What usage reports say of each subscription in them, or of those that are expected, month by month. */
export function attributionVerdicts(
  gathered: Gathered,
  expected: readonly ExpectedScope[] | undefined,
): AttributionVerdict[] {
  const months = [...gathered.reportedMonths.keys()].sort();
  if (months.length === 0) {
    return [];
  }
  const seen = [...gathered.subscriptions.values()].filter((one) => one.attributed.size > 0);
  const asked = expected === undefined ? seen.map(askedOf) : expectedOf(seen, expected);
  return asked.flatMap((one) =>
    verdictsOf(one, gathered.subscriptions.get(one.subscriptionId), gathered, months),
  );
}

function askedOf({ tenantId, customerName, subscriptionId }: GatheredSubscription): Asked {
  return { tenantId, name: customerName, subscriptionId };
}

/** Each subscription once, however many of its resource groups are expected. */
function expectedOf(
  seen: readonly GatheredSubscription[],
  expected: readonly ExpectedScope[],
): Asked[] {
  const asked = new Map<string, Asked>();
  for (const scope of expected) {
    const { tenantId, customerName: name, subscriptionId, recognition, partnerId } = scope;
    const ofCustomer = seen.filter((one) => tenantId !== "" && one.tenantId === tenantId);
    const ids =
      subscriptionId !== "" || ofCustomer.length === 0
        ? [subscriptionId]
        : ofCustomer.map((one) => one.subscriptionId);
    for (const id of ids) {
      const key = id || tenantId || name;
      const one = { tenantId, name, subscriptionId: id, recognition, partnerId };
      asked.set(key, asked.get(key) ?? one);
    }
  }
  return [...asked.values()];
}

function verdictsOf(
  asked: Asked,
  subscription: GatheredSubscription | undefined,
  { reportedMonths }: Gathered,
  months: readonly string[],
): AttributionVerdict[] {
  const first = months.find((month) => subscription?.attributed.has(month));
  // Before it began nothing is missing. What was never seen is asked of the newest month only.
  const judged = months.filter((month) => month >= (first ?? months.at(-1) ?? ""));
  return judged.map((month) => {
    const chosen = subscription?.attributed.get(month);
    const { recognition, partnerId, ...customer } = asked;
    const named = {
      tenantId: customer.tenantId || (subscription?.tenantId ?? ""),
      name: customer.name || (subscription?.customerName ?? ""),
      subscriptionId: customer.subscriptionId,
    };
    const base = { ...named, month, ...(recognition && { expected: recognition }) };
    if (chosen === undefined) {
      const outcome = isTooEarly(month, reportedMonths.get(month) ?? "") ? "tooEarly" : "notSeen";
      return { ...base, outcome, types: [], roles: [], partnerIds: [], revenue: 0 };
    }
    const { run, contradictedBy } = chosen;
    const seen = { ...base, ...seenIn(chosen.told, partnerId) };
    return contradictedBy === undefined
      ? seen
      : {
          ...seen,
          outcome: "cannotTell",
          why: `${shortName(run)} and ${shortName(contradictedBy)} say different things of ${month}, and nothing tells which of them is newer`,
        };
  });
}

/** A new customer appears with the cycle that ends on the 20th of the next month, and data are four days late. */
function isTooEarly(month: string, made: string): boolean {
  return made.slice(0, 10) <= `${monthAfter(month)}-24`;
}

const link = /^(partner admin link|pal)$/i;

type Seen = Pick<
  AttributionVerdict,
  "outcome" | "types" | "roles" | "partnerIds" | "revenue" | "why"
>;

function seenIn({ types }: AttributedMonth, partnerId: string | undefined): Seen {
  const all = [...types];
  const counted = all.filter(([, { isDuplicate }]) => !isDuplicate);
  // Where every row is a duplicate, another organisation or location of the partner has the revenue.
  const taken = counted.length > 0 ? counted : all;
  const byLink = taken.filter(([type]) => link.test(type));
  const shown = byLink.length > 0 ? byLink : taken;
  const each = (of: (one: AttributedType) => Iterable<string>) =>
    [...new Set(shown.flatMap(([, one]) => [...of(one)]))].sort();
  const partnerIds = each((one) => one.partnerIds);
  const names = taken.map(([type]) => type).filter((type) => type !== "");
  const seen = {
    types: names,
    roles: each((one) => one.roles),
    partnerIds,
    revenue: Math.round(taken.reduce((sum, [, { revenue }]) => sum + revenue, 0) * 100) / 100,
  };
  if (names.length === 0) {
    return {
      ...seen,
      outcome: "cannotTell",
      why: "the report has no PartnerAttributionType there: add the column and download it again",
    };
  }
  const why = [
    ...(counted.length === 0 ? ["every row of it is flagged as a duplicate of another"] : []),
    ...(byLink.length === 0 && all.some(([type]) => link.test(type))
      ? ["the row of the link is flagged as a duplicate"]
      : []),
    ...(partnerId !== undefined && partnerIds.length > 0 && !partnerIds.includes(partnerId)
      ? [`it counts for partner ${partnerIds.join(", ")}, and ${partnerId} is declared`]
      : []),
  ].join("; ");
  return {
    ...seen,
    outcome: byLink.length > 0 ? "byTheLink" : "byAnotherType",
    ...(why !== "" && { why }),
  };
}
