import type { Agreement } from "../../../../azure/agreement";
import type { Role } from "../../../../azure/roles";
import type * as pulumi from "@pulumi/pulumi";
import type { Billing, Customer } from "../args/customerArgs";
import type { PartlyKnown } from "./known";
import { given, notYetKnown } from "./known";
import type { Reader } from "./reader";

/** The customer, as far as it is declared. */
export interface CustomerFacts {
  /** Name for reports. */
  name: string | undefined;
  /** GUID of the customer's tenant; `null` when it is not given. */
  tenantId: string | null | undefined;
  /** GUID of the subscription, lower case; unknown too when the access spans several. */
  subscriptionId: string | undefined;
  /** Who bills it; `null` when nobody said. */
  billing: BillingFact | null | undefined;
}

/** Who bills the customer's subscription. */
export interface BillingFact {
  /** Partner id of whoever Microsoft bills; `null` when it is not given. */
  transactingPartnerId: string | null | undefined;
  /** Partner id of the reseller of record; `null` when none is declared. */
  resellerOfRecordId: string | null | undefined;
  /** Whether it is said that there is no reseller of record. */
  noReseller: boolean | undefined;
  /** Object id of the AdminAgents group, lower case; `null` when it is not given. */
  adminAgentsGroupId: string | null | undefined;
  /** What Azure told of that group's roles; absent where it was not asked. */
  adminAgentsRoles?: AdminAgentsReading[];
  /** Whether one of the two has admin on behalf of. */
  aobo: "yes" | "no" | "unknown" | undefined;
  /** The agreement, as far as it was read or declared. */
  agreement: Agreement | undefined;
}

/** What Azure told of the AdminAgents group at one scope. */
export interface AdminAgentsReading {
  /** Resource id of the scope that was asked about. */
  scope: string;
  /** The roles given to the group there or above it; absent where they could not be read. */
  roles?: Role[];
  /** The identity that asked, in words. */
  askedAs: string;
  /** Why they could not be read. */
  reason?: string;
}

type KnownCustomer = PartlyKnown<pulumi.Unwrap<Customer>> | undefined;

/** The facts about a customer. */
export function customerFacts(
  reader: Reader,
  customer: KnownCustomer,
  subscriptionId: string | undefined,
  component: string,
): CustomerFacts {
  if (customer === notYetKnown) {
    return { name: undefined, tenantId: undefined, subscriptionId, billing: undefined };
  }
  const { name, tenantId, billing } = customer ?? {};
  return {
    name: given(name, component),
    tenantId: tenantId == null ? null : reader.guid("customer.tenantId", tenantId),
    subscriptionId,
    billing: billing === notYetKnown ? undefined : billing ? billingFact(reader, billing) : null,
  };
}

/** The partner ids of our own organisation: what the customer's billing says wins over what is configured. */
export function ownPartnerIds(
  reader: Reader,
  customer: KnownCustomer,
  configured: string[] | null,
): string[] | null | undefined {
  const billing = customer === notYetKnown ? notYetKnown : customer?.billing;
  const own = billing === notYetKnown ? notYetKnown : billing?.ownPartnerIds;
  return own == null ? configured : reader.partnerIds("customer.billing.ownPartnerIds", own);
}

type KnownBilling = Exclude<PartlyKnown<pulumi.Unwrap<Billing>>, typeof notYetKnown>;

function billingFact(reader: Reader, billing: KnownBilling): BillingFact {
  const { transactingPartnerId, resellerOfRecordId, adminAgentsGroupId } = billing;
  const noReseller = given(billing.noReseller, false);
  if (noReseller && resellerOfRecordId != null) {
    const message =
      "customer.billing has noReseller beside resellerOfRecordId: there is a reseller of record, or there is none.";
    reader.problems.push({ id: "A2", property: "customer.billing.noReseller", message });
  }
  return {
    transactingPartnerId:
      transactingPartnerId == null
        ? null
        : reader.partnerId("customer.billing.transactingPartnerId", transactingPartnerId),
    resellerOfRecordId:
      resellerOfRecordId == null
        ? null
        : reader.partnerId("customer.billing.resellerOfRecordId", resellerOfRecordId),
    noReseller,
    adminAgentsGroupId:
      adminAgentsGroupId == null
        ? null
        : reader.guid("customer.billing.adminAgentsGroupId", adminAgentsGroupId),
    aobo: given(billing.aobo, "unknown" as const),
    agreement: given(billing.agreement, undefined),
  };
}
