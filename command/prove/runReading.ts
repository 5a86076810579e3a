import type { AttributedUsage } from "./attributedUsage";
import type { BilledUsage } from "./billedUsage";
import { kept } from "./cell";
import { mark, noMarks } from "./dayMarks";
import type { DayMarks } from "./dayMarks";
import type { FileKindName } from "./fileKind";
import type { Run } from "./run";

/** What one run says of a subscription in a month. */
export interface SubscriptionMonth {
  /** Of all of it. */
  whole: DayMarks;
  /**
   * By place in it: resource groups and resources that are expected to earn, and resource groups with usage
   * that did not; absent while there is none.
   */
  places?: Map<string, DayMarks>;
  /** Whether any of it stands on an invoice. */
  isBilled: boolean;
}

/** What the usage report says of a subscription in a month, by type of attribution. */
export interface AttributedMonth {
  types: Map<string, AttributedType>;
}

/** One type of attribution in a month. */
export interface AttributedType {
  partnerIds: Set<string>;
  roles: Set<string>;
  /** Consumed revenue in US dollars, of rows that are not flagged as duplicates. */
  revenue: number;
  /** Whether every row of it is flagged as a duplicate of another. */
  isDuplicate: boolean;
}

/** A customer, as a file names it. */
export interface NamedCustomer {
  tenantId: string;
  customerName: string;
}

/** A subscription, as a run tells of it. */
export interface ReadSubscription<Month> extends NamedCustomer {
  months: Map<string, Month>;
}

/** What was read of one run. Of the rows nothing is kept. */
export interface RunReading {
  run: Run;
  kind: FileKindName;
  /** Whether the file has columns for the credit. */
  hasCreditColumns: boolean;
  /** First day of usage in each month. */
  firstDays: Map<string, string>;
  /** Last day of usage in each month. */
  lastDays: Map<string, string>;
  billed: Map<string, ReadSubscription<SubscriptionMonth>>;
  attributed: Map<string, ReadSubscription<AttributedMonth>>;
}

/**
 * How many resource groups without credit may still be told apart, in all files together. What is kept of a
 * subscription is small and there are thousands at most; of resource groups there is no such bound.
 */
export interface Room {
  places: number;
}

/** Scopes below a subscription that somebody expects to earn, in lower case, by the subscription's GUID. */
export type ExpectedPlaces = ReadonlyMap<string, readonly string[]>;

/** A run of which nothing was read yet. */
export function emptyReading(run: Run, kind: FileKindName): RunReading {
  return {
    run,
    kind,
    hasCreditColumns: false,
    firstDays: new Map(),
    lastDays: new Map(),
    billed: new Map(),
    attributed: new Map(),
  };
}

/** Adds a row of what was billed. */
export function addBilled(
  reading: RunReading,
  usage: BilledUsage,
  expected: ExpectedPlaces,
  room: Room,
): void {
  const month = usage.day.slice(0, 7);
  const first = reading.firstDays.get(month);
  if (first === undefined || first > usage.day) {
    reading.firstDays.set(month, usage.day);
  }
  const last = reading.lastDays.get(month);
  if (last === undefined || last < usage.day) {
    reading.lastDays.set(month, usage.day);
  }
  const told = monthOf<SubscriptionMonth>(reading.billed, usage, month, () => ({
    whole: noMarks(),
    isBilled: false,
  }));
  told.isBilled ||= usage.isBilled;
  mark(told.whole, usage);
  const wanted = expected.get(usage.subscriptionId) ?? [];
  for (const place of wanted) {
    if (lies(usage, place)) {
      mark(placeOf(told, place), usage);
    }
  }
  const { resourceGroup, credit, nothing } = usage;
  if (resourceGroup === "" || wanted.includes(resourceGroup)) {
    return;
  }
  const isKnown = told.places?.has(resourceGroup) === true;
  if (isKnown || (credit === "no" && nothing === undefined && room.places > 0)) {
    room.places -= isKnown ? 0 : 1;
    mark(placeOf(told, resourceGroup), usage);
  }
}

/** Whether usage is at a place: a resource group by its name, a resource by its id. */
function lies({ resourceGroup, resourceId }: BilledUsage, place: string): boolean {
  return place.startsWith("/")
    ? resourceId === place || resourceId.startsWith(`${place}/`)
    : resourceGroup === place;
}

function placeOf(told: SubscriptionMonth, place: string): DayMarks {
  told.places ??= new Map();
  let known = told.places.get(place);
  if (known === undefined) {
    known = noMarks();
    told.places.set(kept(place), known);
  }
  return known;
}

/** Adds a row of the usage report. */
export function addAttributed(reading: RunReading, usage: AttributedUsage): void {
  const { month, type, partnerId, role, revenue, isDuplicate } = usage;
  reading.lastDays.set(month, `${month}-01`);
  const { types } = monthOf(reading.attributed, usage, month, () => ({ types: new Map() }));
  let known = types.get(type);
  if (known === undefined) {
    known = { partnerIds: new Set(), roles: new Set(), revenue: 0, isDuplicate: true };
    types.set(kept(type), known);
  }
  addText(known.partnerIds, partnerId);
  addText(known.roles, role);
  known.revenue += isDuplicate ? 0 : revenue;
  known.isDuplicate &&= isDuplicate;
}

// A subscription has a handful of partners and roles; a file with more is not about them.
const mostTexts = 10;

function addText(texts: Set<string>, text: string): void {
  if (text !== "" && texts.size < mostTexts && !texts.has(text)) {
    texts.add(kept(text));
  }
}

function monthOf<Month>(
  subscriptions: Map<string, ReadSubscription<Month>>,
  { subscriptionId, tenantId, customerName }: NamedCustomer & { subscriptionId: string },
  month: string,
  none: () => Month,
): Month {
  let subscription = subscriptions.get(subscriptionId);
  if (subscription === undefined) {
    subscription = {
      tenantId: kept(tenantId),
      customerName: kept(customerName),
      months: new Map(),
    };
    subscriptions.set(kept(subscriptionId), subscription);
  }
  let told = subscription.months.get(month);
  if (told === undefined) {
    told = none();
    subscription.months.set(month, told);
  }
  return told;
}
