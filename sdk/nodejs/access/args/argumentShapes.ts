import type { Shape } from "../../arguments";
import { principalTypes } from "../../../../azure/principal";
import { PartnerAdminLink } from "../../partnerAdminLink";
import {
  choice,
  dataObject,
  digits,
  exactly,
  exactlyOne,
  flag,
  isObject,
  list,
  object,
} from "../../shapes";
import { parts, plain, record, required, settled, text } from "../../shapes";
import { customer, onboardedCustomer } from "./customerShapes";
import { identityOf } from "./linkId";
import { LinkToMake } from "../children/linkToMake";

const principalType = choice(...principalTypes);
const skipRules = plain(record(required(plain(text))));
const scopes = plain(record(required(text)));

const linkedPartner = { globalPartnerId: digits };

const principal = { principalId: required(text), principalIdDisplayName: text, principalType };
const holder = { ...principal, members: list(text), role: required(text) };

const delegatedAccess = {
  ...linkedPartner,
  scopes,
  managedByTenantId: required(text),
  registrationDefinitionName: required(text),
  description: text,
  authorizations: required(list(exactly({ ...holder, delegatedRoles: settled(list(text)) }))),
  eligibleAuthorizations: settled(
    list(
      exactly({
        ...holder,
        maximumActivationDuration: settled(text),
        multiFactorAuthProvider: settled(text),
        approvers: settled(list(exactly(principal))),
      }),
    ),
  ),
  plan: exactly({
    name: required(text),
    publisher: required(text),
    product: required(text),
    version: required(text),
  }),
  registrationDefinitionId: settled(text),
  registrationAssignmentIds: plain(record(settled(text))),
};

const eligibleRole = {
  role: required(text),
  justification: text,
  endDateTime: settled(text),
};

const assignedAccess = {
  ...linkedPartner,
  scopes,
  principalId: settled(text),
  principalType: settled(principalType),
  members: list(text),
  roles: plain(list(text)),
  condition: settled(text),
  description: text,
  eligible: plain(list(plain(exactly(eligibleRole)))),
};

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
const existingLink = plain({
  read: (value, at) =>
    value instanceof PartnerAdminLink || value instanceof LinkToMake
      ? value
      : existingLinkValues.read(value, at),
});

const identity = plain(dataObject({ tenantId: text, objectId: text, environment: text }));

/** One of a link to make and one that stands, beside other arguments. */
function withOneLink(keys: Record<string, Shape>): Shape {
  const link = plain(
    dataObject({
      partnerId: required(digits),
      expectedPartnerName: text,
      identity: dataObject({ tenantId: text, objectId: text, environment: text }),
    }),
  );
  return exactlyOne(["link", "existingLink"], exactly({ ...keys, link, existingLink }));
}

/** Arguments of a `LighthouseDelegation`. */
export const delegationShape = shapeOf({
  ...delegatedAccess,
  subscriptionId: required(text),
  customer: parts(customer),
  existingLink,
  skipRules,
});

/** Arguments of `PartnerRoleAssignments`. */
export const roleAssignmentsShape = shapeOf({
  ...assignedAccess,
  scopes: required(scopes),
  customer: parts(customer),
  existingLink,
  skipRules,
});

const grantedRoles = list(
  exactly({
    principalId: required(text),
    groupId: text,
    principalType,
    role: required(text),
    scope: required(text),
    duration: required(choice("permanent", "eligible", "until")),
    endDateTime: text,
    grantedBy: choice("roleAssignment", "lighthouse"),
    managedByTenantId: text,
  }),
);

/** The ways in which access comes about. */
const blocks: Record<string, Shape> = {
  lighthouse: plain(
    exactly({ ...delegatedAccess, existingLink: required(existingLink), readAs: identity }),
  ),
  direct: plain(withOneLink({ ...assignedAccess, readAs: identity })),
  granted: plain(
    withReading(
      withOneLink({
        ...linkedPartner,
        access: required(grantedRoles),
        readRoles: plain(flag),
        readAs: identity,
      }),
    ),
  ),
};

/** The same, of which `readRoles` has to agree with who is there to read. */
function withReading(shape: Shape): Shape {
  return {
    ...shape,
    read(value, at) {
      const { readRoles, readAs, link } = isObject(value) ? value : {};
      if (readRoles === false && readAs) {
        at.inside("readRoles").wrong("is false beside readAs, which names who reads.");
      }
      if (readRoles === true && !readAs && !link) {
        at.inside("readRoles").wrong(
          "is true, but nobody is there to read: name who reads in readAs.",
        );
      }
      return shape.read(value, at);
    },
  };
}

/** Arguments of a `CustomerOnboarding`. */
export const onboardingShape = required(
  plain(
    exactlyOne(
      Object.keys(blocks),
      exactly({
        customer: required(onboardedCustomer),
        ...blocks,
        skipRules,
      }),
    ),
  ),
);

function shapeOf(keys: Record<string, Shape>): Shape {
  return required(plain(exactly(keys)));
}
