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
} from "../shapes";
import { agreements } from "./agreement";

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

/** The customer of an onboarding, which reads of the group that the billing names. */
export const onboardedCustomer = plain(
  object({
    name: required(text),
    tenantId: text,
    subscriptionId: required(text),
    billing: plain(exactly({ ...billing, adminAgentsGroupId: settled(text) })),
  }),
);
