import { guidPattern } from "../../azure/guid";
import type { Beside, BrokenRow, RowCells } from "./billedUsage";
import { flagOf, numberOf } from "./cell";
import { monthOf } from "./day";

/** A row of the Azure usage report: whom Microsoft counts a month's usage for, and why. */
export interface AttributedUsage {
  /** GUID of the customer's tenant, in lower case. */
  tenantId: string;
  customerName: string;
  /** GUID of the Azure subscription, in lower case. */
  subscriptionId: string;
  /** The month (`YYYY-MM`). */
  month: string;
  /** What it is attributed by, in the report's words; empty where the report does not say. */
  type: string;
  /** The partner id that it counts for, as the report has it. */
  partnerId: string;
  /** What the report says that the partner is there, in its words; empty where it says nothing. */
  role: string;
  /** Consumed revenue in US dollars. */
  revenue: number;
  /** Whether another row counts the same revenue. */
  isDuplicate: boolean;
}

const anyGuid = new RegExp(guidPattern, "i");

/** Reads a row of the Azure usage report. */
export function attributedUsage({ get }: RowCells): AttributedUsage | BrokenRow | Beside {
  const subscriptionId = anyGuid.exec(get("subscription"))?.[0].toLowerCase();
  if (subscriptionId === undefined) {
    return get("subscription") === "" ? "beside" : { broken: "the subscription is no GUID" };
  }
  const month = monthOf(get("month"));
  if (month === undefined) {
    return { broken: "the month cannot be read" };
  }
  const revenue = get("revenue") === "" ? 0 : numberOf(get("revenue"));
  if (revenue === undefined) {
    return { broken: "the consumed revenue is no number" };
  }
  return {
    tenantId: get("tenant").toLowerCase(),
    customerName: get("customerName"),
    subscriptionId,
    month,
    type: get("attributionType"),
    partnerId: get("partnerId"),
    role: get("role"),
    revenue,
    isDuplicate: flagOf(get("duplicate")) === true,
  };
}
