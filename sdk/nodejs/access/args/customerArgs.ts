import type { Input } from "@pulumi/pulumi";
import type { Agreement } from "../../../../azure/agreement";
import type { Shape } from "../../arguments";
import {
  choice,
  digits,
  exactly,
  flag,
  list,
  object,
  parts,
  plain,
  required,
  settled,
  text,
} from "../../shapes";
import { parseScope } from "../../../../azure/scope";
import { agreements } from "../../../../azure/agreement";

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

/** The customer that is onboarded. */
export interface OnboardedCustomer {
  /** Name of the customer in messages and reports. */
  name: Input<string>;
  /** GUID of the customer's tenant. */
  tenantId: Input<string>;
  /** Subscription of the customer: its GUID or `/subscriptions/<guid>`. Changing it replaces access. */
  subscriptionId: Input<string>;
  /**
   * Who bills the subscription. Without it no report says who is paid. Its `adminAgentsGroupId` is read
   * where somebody is there to read (`readAs`). Default: not known.
   */
  billing?: Billing | undefined;
}

/** What a customer's billing has. */
const billing = {
  transactingPartnerId: digits,
  resellerOfRecordId: digits,
  noReseller: flag,
  ownPartnerIds: list(digits),
  adminAgentsGroupId: text,
  aobo: choice("yes", "no", "unknown"),
  agreement: choice(...agreements),
};

/** What is known about a customer, as {@link Customer}. */
export const customer = parts({ name: text, tenantId: text, billing: exactly(billing) });

/** A subscription, at which something may be read whatever the scopes of the access are. */
const subscription: Shape = {
  read: (value, at) =>
    typeof value !== "string" || parseScope(value)?.kind === "subscription"
      ? text.read(value, at)
      : at.wrong(
          `is "${value}", which is no subscription; give its GUID or /subscriptions/<guid>.`,
        ),
};

/** The customer of an onboarding, which reads of the group that the billing names. */
export const onboardedCustomer = plain(
  object({
    name: required(text),
    tenantId: text,
    subscriptionId: required(subscription),
    billing: plain(exactly({ ...billing, adminAgentsGroupId: settled(text) })),
  }),
);
