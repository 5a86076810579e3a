import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import type { BillingFact, CustomerFacts } from "./accessFacts";
import type { Agreement } from "./agreement";
import type { PartlyKnown } from "./known";
import { given, notYetKnown } from "./known";
import type { Reader } from "./reader";

/** Who bills the customer's subscription. Without it no report says who is paid. */
export interface Billing {
  /**
   * Partner id of whoever is billed by Microsoft, digits as text: the direct-bill partner or indirect
   * provider.
   */
  transactingPartnerId: Input<string>;
  /** Partner id of the reseller of record, digits as text. Default: none is assumed. */
  resellerOfRecordId?: Input<string>;
  /**
   * Says that there is no reseller of record; `true` beside `resellerOfRecordId` is an error. It changes
   * no verdict: a reseller that is not named counts as none. Default: not said.
   */
  noReseller?: Input<boolean>;
  /**
   * All partner ids of your own organisation, digits as text: a link to one of them counts for another
   * one that is the transacting partner or reseller of record. It wins over the configuration
   * `azure-partner:ownPartnerIds`. Default: that configuration, else only equal ids are the same
   * organisation.
   */
  ownPartnerIds?: Input<Input<string>[]>;
  /**
   * Object id (GUID) of your AdminAgents group, whose roles tell admin on behalf of. It is checked and
   * kept among the facts, and is not read at Azure: `aobo` says what is so. Default: not known.
   */
  adminAgentsGroupId?: Input<string>;
  /**
   * Whether admin on behalf of, which comes with a CSP relation, is in place for the transacting
   * partner or its reseller of record. Default: "unknown".
   */
  aobo?: Input<"yes" | "no" | "unknown">;
  /** The agreement that the subscription is billed under. Default: not known. */
  agreement?: Input<Agreement>;
}

/** What is known about the customer. */
export interface Customer {
  /** Name of the customer in messages and reports. Default: the component's name. */
  name?: Input<string>;
  /** GUID of the customer's tenant. */
  tenantId?: Input<string>;
  /** Who bills the subscription. Default: not known. */
  billing?: Input<Billing>;
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
    transactingPartnerId: reader.partnerId(
      "customer.billing.transactingPartnerId",
      transactingPartnerId,
    ),
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
