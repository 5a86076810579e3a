import type { Shape } from "../../arguments";
import { PartnerAdminLink } from "../../partnerAdminLink";
import {
  dataObject,
  digits,
  exactly,
  exactlyOne,
  list,
  object,
  plain,
  required,
  text,
} from "../../shapes";
import { identityOf } from "./linkId";
import { LinkToMake } from "./linkToMake";

/** What is known about the partner that a link is to. */
export const linkedPartner = { globalPartnerId: digits };

const linkId: Shape = {
  read: (value, at) =>
    typeof value !== "string" || identityOf(value)
      ? text.read(value, at)
      : at.wrong(`is "${value}", which is not <tenant id>/<object id>, two GUIDs.`),
};

const existingLinkValues = object({
  id: required(linkId),
  partnerId: required(digits),
  partnerName: text,
  createdTime: text,
  updatedTime: text,
  environment: text,
  expectedPartnerIds: list(digits),
  expectedPartnerName: text,
});

/** A link that stands: values, or a resource, which is right by its type. */
export const existingLink = plain({
  read: (value, at) =>
    value instanceof PartnerAdminLink || value instanceof LinkToMake
      ? value
      : existingLinkValues.read(value, at),
});

/** One of a link to make and one that stands, beside other arguments. */
export function withOneLink(keys: Record<string, Shape>): Shape {
  const link = plain(
    dataObject({
      partnerId: required(digits),
      expectedPartnerName: text,
      identity: dataObject({ tenantId: text, objectId: text, environment: text }),
    }),
  );
  return exactlyOne(["link", "existingLink"], exactly({ ...keys, link, existingLink }));
}
