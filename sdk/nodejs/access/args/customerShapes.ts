import type { Shape } from "../../arguments";
import {
  choice,
  digits,
  exactly,
  flag,
  list,
  object,
  plain,
  required,
  settled,
  text,
} from "../../shapes";
import { agreements } from "../../../../azure/agreement";
import { parseScope } from "../../../../azure/scope";

const billing = {
  transactingPartnerId: digits,
  resellerOfRecordId: digits,
  noReseller: flag,
  ownPartnerIds: list(digits),
  adminAgentsGroupId: text,
  aobo: choice("yes", "no", "unknown"),
  agreement: choice(...agreements),
};

/** What is known about a customer, which only rules look at. */
export const customer = { name: text, tenantId: text, billing: exactly(billing) };

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
