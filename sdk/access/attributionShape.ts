import { list, object, parts, plain, required, text } from "../shapes";

const attribution = required(
  object({
    onboarding: required(text),
    customer: required(object({ name: required(text), tenantId: text, subscriptionId: text })),
    mode: required(text),
    partner: required(object({ id: text, name: text, provenance: required(text) })),
    identity: required(object({ tenantId: text, objectId: text, provenance: required(text) })),
    roles: required(
      list(
        object({
          principalId: required(text),
          role: required(text),
          roleId: required(text),
          listedForCredit: required(text),
          duration: required(text),
          endDateTime: text,
          linkedIdentity: required(text),
          scopes: required(list(text)),
          reading: required(text),
          provenance: required(text),
        }),
      ),
    ),
    recognition: required(
      list(
        object({
          scopes: required(list(text)),
          outcome: required(text),
          duration: text,
          until: text,
        }),
      ),
    ),
    credit: required(
      list(
        object({
          scopes: required(list(text)),
          outcome: required(text),
          afterwards: text,
          beside: text,
          expected: text,
          lastDay: text,
          onBehalfOf: required(object({ answer: required(text), from: required(text) })),
          missing: required(list(text)),
        }),
      ),
    ),
    transactingPartnerId: text,
    checklist: required(
      list(object({ step: required(text), state: required(text), text: required(text) })),
    ),
    findings: required(
      list(
        object({
          id: required(text),
          level: required(text),
          message: required(text),
          remedy: text,
          source: required(text),
          date: required(text),
          subject: text,
        }),
      ),
    ),
    skippedRules: required(list(object({ id: required(text), reason: required(text) }))),
  }),
);

/** What `attributionReport` reports on. */
export const onboardingsShape = required(plain(list(parts({ attribution }))));
