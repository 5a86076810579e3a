import type { Row } from "./csv";
import { slashed } from "./csv";
import type { Customer } from "./customers";

/** What differs between the rows of a cost export. */
export interface CostFacts {
  day: string;
  credited: boolean;
  cost: number;
  resourceGroup?: string;
  pricingModel?: string;
  publisherType?: string;
  chargeType?: string;
  invoiceId?: string;
}

/** A row of a cost export that was made at the provider's billing scope, version 2021-10-01. */
export function costRow(customer: Customer, facts: CostFacts): Row {
  const { day, credited, cost, resourceGroup = "RG-APP", pricingModel = "OnDemand" } = facts;
  const { publisherType = "Microsoft", chargeType = "Usage", invoiceId = "" } = facts;
  const group = `/SUBSCRIPTIONS/${customer.subscriptionId.toUpperCase()}/RESOURCEGROUPS/${resourceGroup}`;
  return {
    invoiceId,
    partnerTenantId: "99999999-9999-4999-8999-999999999999",
    partnerName: "Contoso Consulting",
    resellerMpnId: "4242424",
    customerTenantId: customer.tenantId,
    customerName: customer.name,
    date: slashed(day),
    SubscriptionId: customer.subscriptionId,
    publisherType,
    resourceGroupName: resourceGroup,
    ResourceId: `${group}/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM-1`,
    tags: '"team": "a, b","cost center": "=1+1"',
    chargeType,
    billingCurrency: customer.currency,
    costInBillingCurrency: cost,
    additionalInfo: '{"UsageType":"ComputeHR","Note":"said ""so"", twice"}',
    partnerEarnedCreditRate: credited ? 0.15 : 0,
    partnerEarnedCreditApplied: credited ? "True" : "False",
    PayGPrice: 0.096,
    pricingModel,
  };
}

/** The same as a customer or reseller exports it: retail prices, and no column for the credit. */
export function ownCostRow(customer: Customer, day: string, cost: number): Row {
  const {
    partnerEarnedCreditRate: _rate,
    partnerEarnedCreditApplied: _flag,
    ...row
  } = costRow(customer, { day, credited: false, cost });
  return { ...row, partnerTenantId: "", partnerName: "" };
}

/** A row of daily rated usage, as the portal of Partner Center gives it. */
export function ratedRow(
  customer: Customer,
  { day, credited, cost }: Pick<CostFacts, "day" | "credited" | "cost">,
  creditPercentage = 0,
): Row {
  return {
    PartnerId: "99999999-9999-4999-8999-999999999999",
    CustomerId: customer.tenantId,
    CustomerName: customer.name,
    InvoiceNumber: "",
    PublisherName: "Microsoft",
    // The Azure plan, which is no Azure subscription.
    SubscriptionId: "88888888-8888-4888-8888-888888888888",
    UsageDate: `${slashed(day)} 0:00`,
    MeterName: "D2s v3",
    ResourceGroup: "RG-APP",
    ResourceURI: "",
    ChargeType: "new",
    BillingPreTaxTotal: cost,
    BillingCurrency: customer.currency,
    Tags: '{"team":"a, b"}',
    EntitlementId: customer.subscriptionId,
    PartnerEarnedCreditPercentage: credited ? 15 : 0,
    CreditPercentage: creditPercentage,
    CreditType: creditPercentage > 0 ? "Azure Credit Applied" : "Credit Not Applied",
  };
}

/** A row of the Azure usage report of Partner Center Insights. */
export function reportRow(
  customer: Customer,
  month: string,
  type: string,
  more: { role?: string; revenue?: number; isDuplicate?: boolean } = {},
): Row {
  return {
    PGAPartnerID: "1234566",
    SubscriptionId: customer.subscriptionId,
    Month: `${month}-01`,
    CustomerName: customer.name,
    CustomerTenantId: customer.tenantId,
    PartnerID: "4242424",
    PartnerAttributionType: type,
    IsACRDuplicateAtPGALevel: more.isDuplicate === true ? 1 : 0,
    AdminType: more.role ?? "",
    ACR_USD: more.revenue ?? 1000.5,
  };
}
