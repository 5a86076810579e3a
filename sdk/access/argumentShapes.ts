import * as pulumi from "@pulumi/pulumi";
import type { Place, Shape } from "../arguments";
import { readAt } from "../arguments";
import { agreements } from "./agreement";
import { choice, data, dataObject, flag, isObject, list, object, parts } from "../shapes";
import { plain, record, required, settled, text, textOrNumber } from "../shapes";

const principalType = choice("User", "Group", "ServicePrincipal", "ForeignGroup", "Device");
const skipRules = plain(record(required(plain(text))));

const scopes = plain({
  read: (value, at) =>
    Array.isArray(value) || !isObject(value)
      ? list(text).read(value, at)
      : record(required(text)).read(value, at),
});

const billing = object({
  transactingPartnerId: required(textOrNumber),
  resellerOfRecordId: textOrNumber,
  aobo: choice("yes", "no", "unknown"),
  agreement: choice(...agreements),
});

const customer = { name: text, tenantId: text, subscriptionId: text, billing };

const expectedPartner = { expectedPartnerName: text, globalPartnerId: textOrNumber };

const principal = { principalId: required(text), principalName: text, principalType };
const holder = {
  ...principal,
  members: list(text),
  role: required(text),
  delegatedRoles: settled(list(text)),
};

const delegatedAccess = {
  ...expectedPartner,
  scopes,
  managedByTenantId: required(text),
  offerName: required(text),
  description: text,
  authorizations: required(list(object(holder))),
  eligibleAuthorizations: settled(
    list(
      object({
        ...holder,
        maximumActivationDuration: settled(text),
        multiFactorAuthProvider: settled(text),
        approvers: settled(list(object(principal))),
      }),
    ),
  ),
  plan: object({ name: text, publisher: text, product: text, version: text }),
  definitionId: settled(text),
  assignmentIds: plain(record(settled(text))),
};

const eligibleRole = {
  role: required(text),
  justification: text,
  endDateTime: settled(text),
};

const assignedAccess = {
  ...expectedPartner,
  scopes,
  principalId: settled(text),
  principalType: settled(principalType),
  members: list(text),
  roles: plain(list(text)),
  condition: settled(text),
  description: text,
  eligible: plain(list(plain(object(eligibleRole)))),
};

const linkFacts = {
  id: text,
  partnerId: textOrNumber,
  tenantId: text,
  objectId: text,
  partnerName: text,
  createdTime: text,
  origin: text,
  ...expectedPartner,
  environment: text,
  managedIdentity: data,
  identityGiven: plain(flag),
  declaredAs: plain(choice("component", "resource", "values")),
};

/** A link that stands: a resource, outputs of another stack, or values. */
const standingLink: Shape = {
  read(value, at) {
    const read = parts(linkFacts).read(value, at) as object | undefined;
    return read && pulumi.Resource.isInstance(value) ? { ...read, declaredAs: "resource" } : read;
  },
  readLater: (value, at) => ({ ...declaredParts(value, at), declaredAs: "values" }),
};

function declaredParts(value: pulumi.Output<unknown>, at: Place): object {
  const { declaredAs: _declaredAs, identityGiven: _identityGiven, ...told } = linkFacts;
  return parts(told).readLater?.(value, at) as object;
}

/** A link that stands, or one to make: only one that stands tells whose it is. */
const anyLink: Shape = {
  ...standingLink,
  read(value, at) {
    const stands = isObject(value) && value.objectId !== undefined && value.objectId !== null;
    return (stands ? standingLink : linkToMake).read(value, at);
  },
};

const identity = { tenantId: text, objectId: text, environment: text };

const linkToMake = dataObject({
  partnerId: required(textOrNumber),
  expectedPartnerName: text,
  identity: dataObject(identity),
});

/** Arguments of a `LighthouseDelegation`. */
export const delegationShape = shapeOf({
  ...delegatedAccess,
  subscriptionId: required(text),
  customer: parts(customer),
  link: standingLink,
  skipRules,
});

/** Arguments of `PartnerRoleAssignments`. */
export const roleAssignmentsShape = shapeOf({
  ...assignedAccess,
  customer: parts(customer),
  link: standingLink,
  skipRules,
});

const granted = list(
  object({
    principalId: required(text),
    via: text,
    principalType,
    role: required(text),
    scope: required(text),
    kind: required(choice("permanent", "eligible", "expiring")),
  }),
);

/** The ways in which access comes about, by their kind. */
const kinds: Record<string, Shape> = {
  lighthouse: object({ kind: text, ...delegatedAccess, link: required(standingLink) }),
  direct: object({ kind: text, ...assignedAccess, link: required(anyLink) }),
  granted: object({
    kind: text,
    ...expectedPartner,
    link: required(anyLink),
    access: required(granted),
    readAs: { read: (value, at) => (value === false ? value : dataObject().read(value, at)) },
  }),
};

const access: Shape = {
  read(value, at) {
    if (!isObject(value)) {
      return object({ kind: text }).read(value, at);
    }
    const kind = readAt(
      required(plain(choice(...Object.keys(kinds)))),
      value.kind,
      at.inside("kind"),
    );
    return kinds[kind as string]?.read(value, at);
  },
};

/** Arguments of a `CustomerOnboarding`. */
export const onboardingShape = shapeOf({
  customer: required(parts({ ...customer, subscriptionId: required(text) })),
  access: required(plain(access)),
  skipRules,
});

function shapeOf(keys: Record<string, Shape>): Shape {
  return required(plain(object(keys)));
}
