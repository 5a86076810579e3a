import { guidPattern } from "../../azure/guid";
import { flagOf, numberOf } from "./cell";
import { dayOf } from "./day";
import type { Column, FileKindName } from "./fileKind";

/** Why usage can earn no credit, whoever has which access. */
export const nothingKinds = [
  "reservation",
  "savings plan",
  "Spot",
  "Marketplace",
  "zero cost",
  "paid by an Azure credit offer",
  "no usage, but a purchase, refund or tax",
] as const;

/** One of these reasons. */
export type NothingKind = (typeof nothingKinds)[number];

/** A row of a file that tells what was billed, as far as it matters here. */
export interface BilledUsage {
  /** GUID of the customer's tenant, in lower case; empty where the file has none. */
  tenantId: string;
  customerName: string;
  /** GUID of the Azure subscription, in lower case. */
  subscriptionId: string;
  /** Name of the resource group in lower case; empty where the file has none. */
  resourceGroup: string;
  /** Id of the resource, in lower case; empty where the file has none. */
  resourceId: string;
  /** The day of the usage (UTC). */
  day: string;
  /** Whether the file says that credit was applied; "unknown" where it does not say. */
  credit: "yes" | "no" | "unknown";
  /** Why the row can earn nothing; absent where it can. */
  nothing?: NothingKind | undefined;
  /** Whether it takes something back: it counts as cost, and makes no day. */
  isRefund: boolean;
  /** In `currency`; `undefined` where the file has no such column. */
  cost: number | undefined;
  /** Code of the currency, such as EUR. */
  currency: string;
  /** Whether it stands on an invoice. */
  isBilled: boolean;
  /** Whether the file names the partner's tenant, and names none: another agreement. */
  hasNoPartner: boolean;
}

/** Tells a cell of one row, and whether the file has the column. */
export interface RowCells {
  get(column: Column): string;
  has(column: Column): boolean;
}

/** What is wrong with a row, without any of its contents. */
export interface BrokenRow {
  broken: string;
}

/** A row that is about no subscription, such as the purchase of a support plan. */
export type Beside = "beside";

const anyGuid = new RegExp(guidPattern, "i");

/** Reads a row of a cost export, a FOCUS export or daily rated usage. */
export function billedUsage(kind: FileKindName, cells: RowCells): BilledUsage | BrokenRow | Beside {
  const { get, has } = cells;
  const subscriptionId = anyGuid.exec(get("subscription"))?.[0].toLowerCase();
  if (subscriptionId === undefined) {
    return get("subscription") === "" ? "beside" : { broken: "the subscription is no GUID" };
  }
  const day = dayOf(get("day"));
  if (day === undefined) {
    return { broken: "the day cannot be read" };
  }
  const cost = has("cost") ? numberOf(get("cost")) : undefined;
  if (has("cost") && cost === undefined) {
    return { broken: "the cost is no number" };
  }
  const rate = numberOf(get("creditRate"));
  if (get("creditRate") !== "" && rate === undefined) {
    return { broken: "the rate of the earned credit is no number" };
  }
  const hasNoPartner = has("partnerTenant") && get("partnerTenant") === "";
  return {
    tenantId: get("tenant").toLowerCase(),
    customerName: get("customerName"),
    subscriptionId,
    resourceGroup: get("resourceGroup").toLowerCase(),
    resourceId: get("resource").toLowerCase(),
    day,
    credit: creditOf(flagOf(get("creditFlag")), rate, hasNoPartner),
    nothing: nothingOf(kind, cells, cost),
    isRefund: isRefund(cells),
    cost,
    currency: get("currency").toUpperCase(),
    isBilled: get("invoice") !== "",
    hasNoPartner,
  };
}

/** By the flag or the rate; a lower price proves nothing. Without a partner, "no" says nothing either. */
function creditOf(
  flag: boolean | undefined,
  rate: number | undefined,
  hasNoPartner: boolean,
): BilledUsage["credit"] {
  if (flag === true || (rate ?? 0) > 0) {
    return "yes";
  }
  return hasNoPartner || (flag === undefined && rate === undefined) ? "unknown" : "no";
}

function nothingOf(
  kind: FileKindName,
  { get }: RowCells,
  cost: number | undefined,
): NothingKind | undefined {
  const pricing = `${get("pricing")} ${get("commitment")}`.toLowerCase();
  const detail = get("pricingDetail").toLowerCase();
  if (/savings? ?plan/.test(pricing)) {
    return "savings plan";
  }
  if (/reserv|committed/.test(pricing)) {
    return "reservation";
  }
  // Files without a model of pricing tell Spot by the name of the meter only.
  if (/spot|dynamic/.test(`${pricing} ${detail}`) || /\b(spot|low priority)$/i.test(get("meter"))) {
    return "Spot";
  }
  if (isOfThirdParty(kind, get("publisher").toLowerCase())) {
    return "Marketplace";
  }
  if ((numberOf(get("azureCredit")) ?? 0) > 0 || /^azure credit/i.test(get("azureCreditType"))) {
    return "paid by an Azure credit offer";
  }
  // Daily rated usage has usage only, and other words for what it charges.
  const charge = get("chargeType").toLowerCase();
  if (kind !== "ratedUsage" && charge !== "" && charge !== "usage" && charge !== "refund") {
    return "no usage, but a purchase, refund or tax";
  }
  return cost === 0 ? "zero cost" : undefined;
}

function isOfThirdParty(kind: FileKindName, publisher: string): boolean {
  if (publisher === "") {
    return false;
  }
  // "Azure" is Microsoft's own too: cost files of other account types call it so.
  return kind === "focus"
    ? publisher === "vendor"
    : publisher !== "azure" && !publisher.startsWith("microsoft");
}

function isRefund({ get }: RowCells): boolean {
  const charge = `${get("chargeType")} ${get("chargeClass")}`;
  const cost = numberOf(get("cost")) ?? 0;
  return cost < 0 || /refund|correction/i.test(charge);
}
