import fc from "fast-check";
import { isHeldAt } from "../../../azure/scope";
import { AzureRefusal, UnusableAnswer } from "../../../provider/errors/azureAnswer";
import { startDeadline } from "../../../provider/errors/deadline";
import { LinkError } from "../../../provider/errors/linkError";
import { explainLinkFailure } from "../../../provider/errors/linkFailure";
import type { LinkAttempt } from "../../../provider/errors/linkFailure";
import { createAnswerMemory } from "../../../provider/http/policies";
import { answerOf, readAnswer, refusalOf, saysNotLinked } from "../../../provider/link/linkAnswer";
import { parseRecord } from "../../../provider/link/linkRecord";
import { readPage } from "../../../provider/reading/roleAssignmentsPage";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless, expectSentence } from "./harmless";
import { hostileJson, hostileText } from "./hostile";

const subject = {
  tenantId: "11111111-1111-4111-8111-111111111111",
  objectId: "22222222-2222-4222-8222-222222222222",
  kind: "service principal",
} as const;

const attempt: LinkAttempt = {
  verb: "link",
  target: "to partner 1234567",
  session: { subject, cloud: { resourceManager: "https://arm.example" } },
  links: { memory: createAnswerMemory() },
  deadline: startDeadline(3600),
};

const link = fc
  .record(
    {
      partnerId: fc.oneof(hostileText, fc.integer(), fc.constant("1234567")),
      partnerName: hostileText,
      tenantId: fc.oneof(hostileText, fc.constant(subject.tenantId)),
      objectId: fc.oneof(hostileText, fc.constant(subject.objectId)),
      version: fc.oneof(hostileText, fc.double()),
      createdTime: fc.oneof(hostileText, fc.date({ noInvalidDate: true }).map(String)),
      updatedTime: hostileText,
      state: fc.oneof(hostileText, fc.constantFrom("Active", "deleted")),
    },
    { requiredKeys: [] },
  )
  .map((properties) => ({ properties }));
const body = fc.oneof(
  link,
  hostileJson("properties", "partnerId", "partnerName", "tenantId", "objectId", "state"),
);
const failure = fc.oneof(
  hostileJson("name", "code", "message", "cause", "response", "statusCode", "errors"),
  hostileText.map((message) => new Error(message)),
  fc
    .tuple(hostileText, hostileText)
    .map(([message, code]) => Object.assign(new Error(message), { code, name: code })),
);

describe("an answer of the link service, whatever it says", () => {
  announceCases("answers");

  test("is read to a link with one plain number and harmless texts, to none, or to a reason", () => {
    always(20_000, body, (json) => {
      const parsed = parseRecord(json, subject);
      if ("record" in parsed) {
        const { partnerId, partnerName = "", state = "", version = 0 } = parsed.record;
        expect(partnerId).toMatch(/^\d{1,50}$/);
        [partnerName, state].forEach((text) => expectHarmless(text, 301));
        expect(Number.isSafeInteger(version)).toBe(true);
        for (const time of [parsed.record.createdTime, parsed.record.updatedTime]) {
          expect(Number.isNaN(Date.parse(time ?? "2026-01-01"))).toBe(false);
        }
      } else if ("unusable" in parsed) {
        expectHarmless(parsed.unusable, 400);
      }
      expectCleanPrototype();
    });
  });

  test("is never believed when it is about somebody else", () => {
    always(5_000, link, fc.uuid(), fc.constantFrom("tenantId", "objectId"), (json, id, key) => {
      const about = { properties: { ...json.properties, [key]: id } };
      const own = id === subject[key as "tenantId" | "objectId"];
      expect("record" in parseRecord(about, subject) && !own).toBe(false);
    });
  });

  test("is a refusal that is told in a sentence", () => {
    const errors = hostileJson("error", "code", "message");
    always(15_000, fc.integer({ min: 300, max: 599 }), errors, hostileText, (status, json, id) => {
      const bodyAsText = JSON.stringify(json);
      const answer = readAnswer({ status, bodyAsText, headers: { get: () => id } });
      const refusal = refusalOf(answer);
      expectSentence(explainLinkFailure(refusal, attempt).message);
      expect(saysNotLinked(refusal) && status !== 404).toBe(false);
      expectCleanPrototype();
    });
  });

  test("says that there is no link only by 404 with a code of Resource Manager's own", () => {
    always(5_000, hostileText, (text) => {
      const answer = readAnswer({
        status: 404,
        bodyAsText: text,
        headers: { get: () => undefined },
      });
      const refusal = refusalOf(answer);
      expect(saysNotLinked(refusal)).toBe(refusal.fromResourceManager);
      expect(refusal.fromResourceManager && !text.trim().startsWith("{")).toBe(false);
    });
  });

  test("fails in a sentence, whatever was thrown", () => {
    always(15_000, failure, (thrown) => {
      if (answerOf(undefined) !== undefined) {
        throw new Error("Nothing is no answer.");
      }
      const explained = explainLinkFailure(thrown, attempt);
      expect(explained).toBeInstanceOf(LinkError);
      expectSentence(explained.message);
    });
  });

  test("is called unusable in a sentence", () => {
    always(5_000, body, (json) => {
      const parsed = parseRecord(json, subject);
      if ("unusable" in parsed) {
        const { message } = explainLinkFailure(new UnusableAnswer(200, parsed.unusable), attempt);
        expectSentence(message);
      }
    });
  });

  test("with a code and a detail of any kind keeps its own words short", () => {
    always(5_000, hostileText, hostileText, fc.boolean(), (code, detail, own) => {
      const refusal = new AzureRefusal(400, code, detail, code, own);
      expectSentence(explainLinkFailure(refusal, attempt).message);
    });
  });
});

describe("a page of role assignments, whatever it says", () => {
  const asked = `/subscriptions/${subject.tenantId}/resourceGroups/apps`;
  const place = fc.oneof(
    hostileText,
    fc.constantFrom("/", asked, `/subscriptions/${subject.tenantId}`),
    hostileText.map((text) => `${asked}${text}`),
    hostileText.map((name) => `/providers/Microsoft.Management/managementGroups/${name}`),
  );
  const entry = fc
    .record({
      principalId: fc.oneof(hostileText, fc.constant(subject.objectId)),
      roleDefinitionId: fc.oneof(hostileText, fc.uuid()),
      scope: place,
    })
    .map((properties) => ({ properties }));
  const page = fc.oneof(
    fc.record({ value: fc.array(entry, { maxLength: 3 }), nextLink: hostileText }),
    hostileJson("value", "nextLink", "properties", "principalId", "roleDefinitionId", "scope"),
  );

  test("is read to plain roles and to harmless scopes, or is none", () => {
    always(10_000, page, (json) => {
      for (const { roleId, scope } of readPage(json)?.assignments ?? []) {
        expect(roleId).toMatch(/^[0-9a-f-]{36}$/);
        if (isHeldAt(asked, scope) !== "no") {
          expectHarmless(scope, 200);
        }
      }
      expectCleanPrototype();
    });
  });
});
