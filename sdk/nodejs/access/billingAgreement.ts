import * as pulumi from "@pulumi/pulumi";
import { signingArguments } from "../identity";
import type { Identity } from "../identity";
import { billingAgreementProvider } from "../providerText";
import { agreementOfBillingProperty, agreementOfQuotaId } from "../../../azure/agreement";
import type { AgreementReading } from "../../../azure/agreement";

/** Which subscription's billing is read, and as whom. */
export interface BillingAgreementArgs {
  /** GUID of the subscription. Changing it replaces the reading. */
  subscriptionId: pulumi.Input<string>;
  /**
   * Who reads; Reader on the subscription is said to be enough. Default: as azure-native would sign
   * in. Changing it reads again.
   */
  identity?: pulumi.Input<Identity>;
}

/** What Azure tells of a subscription's billing; what it does not tell is absent. */
export interface BillingReading {
  /** Azure's word for the agreement. */
  billingAccountAgreementType?: string;
  /** The billing profile; said to be absent for a legacy offer of a cloud solution provider. */
  billingProfileId?: string;
  /** What the subscription is sold as. */
  skuDescription?: string;
  /** The subscription's quota id, read only where the billing property tells nothing. */
  quotaId?: string;
  /** Why nothing could be read. */
  unreadable?: string;
}

/**
 * Under which agreement a subscription is billed, as far as Azure tells. It is read when it is
 * declared and when the stack is refreshed; a preview and an unchanged `up` ask nothing, and nothing
 * is ever written. "Cannot tell" is an answer: some of Microsoft's documents say that the call is
 * not supported for enterprise agreements, and the quota id that is read then is ambiguous. That
 * Azure could not be asked (sign-in, throttling, network) is an error.
 *
 * Source: https://learn.microsoft.com/rest/api/billing/billing-property/get (2024-04-01)
 */
export class BillingAgreement extends pulumi.CustomResource {
  /** GUID of the subscription. */
  declare readonly subscriptionId: pulumi.Output<string>;
  /** What Azure told. */
  declare readonly billing: pulumi.Output<BillingReading>;
  /** The agreement, and what it was read from. */
  readonly reading: pulumi.Output<AgreementReading>;

  /** Declares the reading `name`. */
  constructor(name: string, args: BillingAgreementArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pulumi-nodejs:dynamic/azure-partner:BillingAgreement",
      name,
      {
        ...outputsOnly,
        ...signingArguments("BillingAgreement", name, args),
        __provider: billingAgreementProvider,
      },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
    this.reading = this.billing.apply(agreementRead);
  }
}

// A test that mocks Azure may tell nothing at all.
function agreementRead(billing: BillingReading = {}): AgreementReading {
  const { billingAccountAgreementType, quotaId, unreadable } = billing;
  if (billingAccountAgreementType !== undefined) {
    return agreementOfBillingProperty(billing);
  }
  return quotaId !== undefined
    ? agreementOfQuotaId(quotaId)
    : { agreement: "cannotTell", explanation: unreadable ?? "Azure told nothing" };
}

/** Declared without a value, so that they are unknown at preview and not absent. */
const outputsOnly = { billing: undefined };
