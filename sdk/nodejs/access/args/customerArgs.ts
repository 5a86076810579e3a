import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import type { BillingFact, CustomerFacts } from "../facts/accessFacts";
import type { Agreement } from "../../../../azure/agreement";
import type { PartlyKnown } from "../facts/known";
import { given, notYetKnown } from "../facts/known";
import type { Reader } from "../facts/reader";

/** Who bills the customer's subscription. Without it no report says who is paid. */
export interface Billing {
  /**
   * Partner id of whoever is billed by Microsoft, digits as text: the direct-bill partner or indirect
   * provider. Only that one is paid. Default: not known.
   */
  transactingPartnerId?: Input<string> | undefined;
  /** Partner id of the reseller of record, digits as text. Default: not known, which is not "none". */
  resellerOfRecordId?: Input<string> | undefined;
  /**
   * Says that there is no reseller of record, as with a direct-bill partner; `true` beside
   * `resellerOfRecordId` is an error. Default: not said.
   */
  noReseller?: Input<boolean> | undefined;
  /**
   * All partner ids of your own organisation, digits as text: a link to one of them counts for another
   * one that is the transacting partner or reseller of record, and one that is not among them is
   * somebody else's. It wins over the configuration `azure-partner:ownPartnerIds`. Default: that
   * configuration; without it unequal ids may still be of one organisation.
   */
  ownPartnerIds?: Input<Input<string>[]> | undefined;
  /**
   * Object id (GUID) of the AdminAgents or HelpdeskAgents group of the transacting partner's tenant, or
   * its reseller's. A `CustomerOnboarding` reads its role assignments at the subscription and where there
   * is access, if somebody is there to read (`readAs`): a listed role among them is admin on behalf of.
   * Default: not read.
   */
  adminAgentsGroupId?: Input<string> | undefined;
  /**
   * Whether admin on behalf of, which comes with a CSP relation, is in place for the transacting
   * partner or its reseller of record: your word, which a reading overrules. Default: "unknown".
   */
  aobo?: Input<"yes" | "no" | "unknown"> | undefined;
  /** The agreement that the subscription is billed under. Default: not known. */
  agreement?: Input<Agreement> | undefined;
}

/** What is known about the customer. */
export interface Customer {
  /** Name of the customer in messages and reports. Default: the component's name. */
  name?: Input<string> | undefined;
  /** GUID of the customer's tenant. */
  tenantId?: Input<string> | undefined;
  /** Who bills the subscription; only rules look at it, and nothing is read. Default: not known. */
  billing?: Input<Billing> | undefined;
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
