import * as pulumi from "@pulumi/pulumi";
import { withSecrets } from "../identity";
import type { IdentityArgs } from "../identity";
import { billingAgreementProvider } from "../providerText";
import { agreementOfBillingProperty, agreementOfQuotaId } from "./agreement";
import type { AgreementReading } from "./agreement";

/** Which subscription's billing is read, and as whom. */
export interface BillingAgreementArgs {
  /** GUID of the subscription. Changing it replaces the reading. */
  subscriptionId: pulumi.Input<string>;
  /**
   * Who reads; Reader on the subscription is said to be enough. Default: as azure-native would sign
   * in. Changing it reads again.
   */
  identity?: pulumi.Input<IdentityArgs>;
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
  /** Azure's word for the agreement, where it tells. */
  declare readonly billingAccountAgreementType: pulumi.Output<string | undefined>;
  /** The billing profile; absent for a legacy offer of a cloud solution provider. */
  declare readonly billingProfileId: pulumi.Output<string | undefined>;
  /** What the subscription is sold as. */
  declare readonly skuDescription: pulumi.Output<string | undefined>;
  /** The subscription's quota id, read only where the billing property tells nothing. */
  declare readonly quotaId: pulumi.Output<string | undefined>;
  /** Why nothing could be read. */
  declare readonly unreadable: pulumi.Output<string | undefined>;
  /** The agreement, and what it was read from. */
  readonly reading: pulumi.Output<AgreementReading>;

  /** Declares the reading `name`. */
  constructor(name: string, args: BillingAgreementArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "pulumi-nodejs:dynamic/azure-partner:BillingAgreement",
      name,
      {
        ...outputsOnly,
        ...args,
        identity: withSecrets(args.identity),
        __provider: billingAgreementProvider,
      },
      pulumi.mergeOptions(opts, { hideDiffs: ["__provider"] }),
    );
    const { billingAccountAgreementType, billingProfileId, quotaId, unreadable } = this;
    this.reading = pulumi
      .all({ billingAccountAgreementType, billingProfileId, quotaId, unreadable })
      .apply((told): AgreementReading => {
        if (told.billingAccountAgreementType !== undefined) {
          return agreementOfBillingProperty(told);
        }
        return told.quotaId !== undefined
          ? agreementOfQuotaId(told.quotaId)
          : { agreement: "cannotTell", explanation: told.unreadable ?? "Azure told nothing" };
      });
  }
}

/** Declared without a value, so that they are unknown at preview and not absent. */
const outputsOnly = {
  billingAccountAgreementType: undefined,
  billingProfileId: undefined,
  skuDescription: undefined,
  quotaId: undefined,
  unreadable: undefined,
};
