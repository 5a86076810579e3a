import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import type { CustomerFacts } from "./accessFacts";
import type { Agreement } from "./agreement";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import { partnerIdText } from "./partnerIdText";
import type { Reader } from "./reader";

/** Who bills the customer's subscription. Without it no report says who is paid. */
export interface BillingArgs {
  /** Partner id of whoever is billed by Microsoft: the direct-bill partner or indirect provider. */
  transactingPartnerId: Input<string | number>;
  /** Partner id of the reseller of record. Default: none. */
  resellerOfRecordId?: Input<string | number>;
  /**
   * Whether admin on behalf of, which comes with a CSP relation, is in place for the transacting
   * partner or its reseller of record. Default: "unknown".
   */
  aobo?: Input<"yes" | "no" | "unknown">;
  /** The agreement that the subscription is billed under. Default: not known. */
  agreement?: Input<Agreement>;
}

/** What is known about the customer. */
export interface CustomerArgs {
  /** Name of the customer in messages and reports. Default: the component's name. */
  name?: Input<string>;
  /** GUID of the customer's tenant. */
  tenantId?: Input<string>;
  /** Who bills the subscription. Default: not known. */
  billing?: Input<BillingArgs>;
}

type KnownCustomer = PartlyKnown<pulumi.Unwrap<CustomerArgs>> | undefined;

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
    billing: billing === notYetKnown ? undefined : billing ? billingFact(billing) : null,
  };
}

type KnownBilling = Exclude<PartlyKnown<pulumi.Unwrap<BillingArgs>>, typeof notYetKnown>;

function billingFact(billing: KnownBilling) {
  return {
    transactingPartnerId: partnerIdText(known(billing.transactingPartnerId)),
    resellerOfRecordId:
      billing.resellerOfRecordId == null ? null : partnerIdText(known(billing.resellerOfRecordId)),
    aobo: given(billing.aobo, "unknown" as const),
    agreement: known(billing.agreement),
  };
}
