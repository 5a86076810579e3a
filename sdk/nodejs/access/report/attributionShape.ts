import { choice, constant, list, object, parts, plain, required, text } from "../../shapes";
import { principalTypes } from "../../../../azure/principal";
import { attributionKind } from "./attribution";

const texts = required(list(text));
const provenance = required(text);

const principalType = choice(...principalTypes);

const role = object({
  principalId: required(text),
  principalName: text,
  principalType,
  role: required(text),
  roleId: required(text),
  listedForCredit: required(choice("yes", "no", "unknown")),
  duration: required(choice("permanent", "eligible", "until", "unknown")),
  endDateTime: text,
  linkedIdentity: required(
    choice("itself", "through a group", "perhaps through a group", "not known", "no"),
  ),
  scopes: texts,
  reading: required(choice("read", "notFound", "unreadable", "notAsked")),
  provenance,
});

const recognition = object({
  scopes: texts,
  outcome: required(choice("setUp", "byTheContract", "sourcesDiffer", "notByThisLink", "notKnown")),
  duration: choice("permanent", "eligible", "until"),
  until: text,
});

const creditOutcome = choice(
  "throughThisLink",
  "byAdminOnBehalfOf",
  "notByThisLink",
  "noneByAgreement",
  "notKnown",
);

const credit = object({
  scopes: texts,
  outcome: required(creditOutcome),
  afterwards: creditOutcome,
  beside: choice("byAdminOnBehalfOf", "throughThisLinkUntil", "notKnown"),
  expected: choice("throughThisLink", "byAdminOnBehalfOf"),
  lastDay: text,
  onBehalfOf: required(
    object({
      answer: required(choice("yes", "no", "unknown")),
      from: required(choice("declared", "read", "nobody")),
    }),
  ),
  missing: texts,
});

const finding = object({
  id: required(text),
  title: required(text),
  level: required(choice("error", "warning", "note")),
  message: required(text),
  remedy: text,
  source: required(text),
  address: required(text),
  date: required(text),
  subject: text,
});

const step = object({
  step: required(text),
  state: required(choice("inOrder", "note", "problem", "notKnown")),
  known: required(text),
  findings: texts,
});

/** An attribution as it stands in a stack's outputs. */
export const attributionShape = required(
  object({
    kind: required(constant(attributionKind)),
    version: required(constant(1)),
    onboarding: required(text),
    customer: required(object({ name: required(text), tenantId: text, subscriptionId: text })),
    mode: required(choice("lighthouse", "direct", "granted")),
    offerName: text,
    partner: required(object({ id: text, name: text, provenance })),
    identity: required(
      object({ tenantId: text, objectId: text, name: text, type: principalType, provenance }),
    ),
    roles: required(list(role)),
    recognition: required(list(recognition)),
    credit: required(list(credit)),
    transactingPartnerId: text,
    resellerOfRecordId: text,
    checklist: required(list(step)),
    findings: required(list(finding)),
    skippedRules: required(list(object({ id: required(text), reason: required(text) }))),
  }),
);

/** What `attributionReport` reports on. */
export const onboardingsShape = required(plain(list(parts({ attribution: attributionShape }))));
