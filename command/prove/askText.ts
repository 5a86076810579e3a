import { daysLater, lastDayOf } from "./day";
import type { ProvenCustomer } from "./proof";

/** Whom the provider is asked about. */
export type AskedSubscription = Pick<ProvenCustomer, "tenantId" | "subscriptionId">;

/** Months that are told of as days. */
interface AskedDays {
  from: string;
  to: string;
}

/** The days of a month; without one the month before this, which the provider has complete. */
export function askedDays(month: string | undefined, now: string): AskedDays {
  const asked = month ?? daysLater(`${now.slice(0, 7)}-01`, -1).slice(0, 7);
  return { from: `${asked}-01`, to: lastDayOf(asked) };
}

/** The columns that tell of credit. None has a price or a cost, which are the provider's own affair. */
const wanted = [
  "customerTenantId",
  "SubscriptionId",
  "resourceGroupName",
  "date",
  "chargeType",
  "pricingModel",
  "publisherType",
  "partnerEarnedCreditApplied",
  "partnerEarnedCreditRate",
];

/**
 * What a reseller sends to its provider, who alone can make a file with the credit. It asks for rows of these
 * subscriptions and for nothing that would show other customers or what anybody earns.
 */
export function askText(
  subscriptions: readonly AskedSubscription[],
  { from, to }: AskedDays,
): string {
  const lines = subscriptions.map(({ tenantId, subscriptionId }) =>
    [
      `  tenant ${tenantId || "(not known here)"}`,
      `subscription ${subscriptionId || "(all of it)"}`,
    ].join(", "),
  );
  return `Subject: Partner earned credit of our customers, ${from} to ${to}

Hello,

We are the reseller of record of the subscriptions below and would like to see on which days partner earned
credit was applied to them. Only exports that are made at your billing account, billing profile or customer scope
have the columns for it; ours have not.

Subscriptions:
${[...new Set(lines)].join("\n")}

Days (UTC): ${from} to ${to}

Please send us, as CSV, the rows of your cost export for these subscriptions and days with these columns, by
these names, and no others:
  ${wanted.join(", ")}

Please leave out rows whose cost is zero, and rows of all other customers. We need no prices, costs or margins. If
you have daily rated usage instead: CustomerId, EntitlementId, ResourceGroup, UsageDate, ChargeType,
PublisherName, MeterName, PartnerEarnedCreditPercentage, CreditPercentage.

Thank you.`;
}
