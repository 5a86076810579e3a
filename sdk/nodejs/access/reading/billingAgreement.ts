import * as pulumi from "@pulumi/pulumi";
import { signingArguments } from "../../identity";
import type { Identity } from "../../identity";
import { billingAgreementProvider } from "../../providerText";
import { agreementOf } from "../../../../azure/agreement";
import type { AgreementReading, BillingReading } from "../../../../azure/agreement";

/** Which subscription's billing is read, and as whom. */
export interface BillingAgreementArgs {
  /** The subscription: its GUID or `/subscriptions/<guid>`. Changing it replaces the reading. */
  subscriptionId: pulumi.Input<string>;
  /**
   * Who reads; Reader on the subscription is said to be enough. Default: as azure-native would sign
   * in. Changing it reads again.
   */
  identity?: pulumi.Input<Identity> | undefined;
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
    // A test that mocks Azure may tell nothing at all.
    this.reading = this.billing.apply((billing?: BillingReading) => agreementOf(billing ?? {}));
  }
}

/** Declared without a value, so that they are unknown at preview and not absent. */
const outputsOnly = { billing: undefined };
