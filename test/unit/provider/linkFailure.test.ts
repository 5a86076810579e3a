import { AzureRefusal, UnusableAnswer } from "../../../provider/errors/azureAnswer";
import { explainLinkFailure } from "../../../provider/errors/linkFailure";
import type { LinkAttempt } from "../../../provider/errors/linkFailure";
import { LinkError } from "../../../provider/errors/linkError";
import type { AnswerMemory } from "../../../provider/errors/answerMemory";

const tenantId = "11111111-1111-4111-8111-111111111111";
const objectId = "22222222-2222-4222-8222-222222222222";
const clientId = "33333333-3333-4333-8333-333333333333";
const who = `service principal ${objectId} (client ${clientId}) in tenant ${tenantId}`;

/** Only what the sentences are made of; nothing here reaches a network. */
function attempt(
  memory: Partial<AnswerMemory> = {},
  { target = "to partner 100" as string | undefined, over = false } = {},
): LinkAttempt {
  const controller = new AbortController();
  if (over) {
    controller.abort();
  }
  return {
    verb: "link",
    target,
    session: {
      subject: { tenantId, objectId, clientId, kind: "service principal" },
      cloud: { resourceManager: "https://arm.example" },
    },
    links: {
      memory: { count: 0, sent: 0, unanswered: false, oversized: false, limit: 1024, ...memory },
    },
    deadline: { seconds: 7, signal: controller.signal },
  };
}
const refusal = (status: number, code?: string, detail?: string, own = true) =>
  new AzureRefusal(status, code, detail, "request-1", own);

describe("explainLinkFailure", () => {
  test.each<[number, string | undefined, string | undefined, RegExp]>([
    [
      400,
      "PartnerIdInvalid",
      "The Partner ID is not valid",
      /global partner id.*"Associated PartnerID"/,
    ],
    [401, "InvalidAuthenticationToken", undefined, /did not accept the token.*clock/],
    [403, "AuthorizationFailed", "no", /Linking needs no role/],
    [404, "InvalidResourceNamespace", "no", /no Microsoft\.ManagementPartner service/],
    [409, "Conflict", "no", /at the same time.*pulumi refresh/],
    [408, "RequestTimeout", "no", /waited too long for the request\. Run/],
    [429, "TooManyRequests", "no", /throttles.*--parallel/],
    [500, "InternalServerError", "no", /a fault of its own/],
    [418, "Teapot", "no", /not expected here/],
    [400, "X", "The user does not have an account in this tenant, work with", /admin-on-behalf-of/],
    [403, "RequestDisallowedByAzure", "no", new RegExp(`az login --tenant ${tenantId}`)],
    [403, "X", "multi-factor authentication", new RegExp(`az login --tenant ${tenantId}`)],
  ])("tells who, what, %d %s and what to do", (status, code, detail, remedy) => {
    const { message } = explainLinkFailure(refusal(status, code, detail), attempt());
    expect(message).toContain(
      `Could not link ${who} to partner 100: Azure answered ${status} ${code}`,
    );
    expect(message).toContain("(request id request-1)");
    expect(message).toMatch(remedy);
    expect(message).not.toMatch(/undefined|\[object/);
  });

  test("does not blame the partner id for a 400 that had none", () => {
    const failed = attempt({}, { target: "" });
    const { message } = explainLinkFailure(refusal(400, "BadRequest", "no"), failed);
    expect(message).not.toContain("global partner id");
    expect(message).toContain(`Could not link ${who}: Azure answered 400`);
  });

  test("does not blame the partner id where nothing was to be linked", () => {
    const failed = { ...attempt(), verb: "read the link of" };
    const { message } = explainLinkFailure(refusal(400, "BadRequest", "no"), failed);
    expect(message).toContain("did not understand the request");
  });

  test.each<[string | undefined, string | undefined, string]>([
    ["Odd", "Some words.", '500 Odd "Some words." (request id request-1).'],
    ["Odd", undefined, "500 Odd (request id request-1)."],
    [undefined, "Some words.", '500 "Some words." (request id request-1).'],
    [undefined, undefined, "500 (request id request-1)."],
  ])("quotes what Azure said, code %s and words %s", (code, detail, said) => {
    const { message } = explainLinkFailure(refusal(500, code, detail), attempt());
    expect(message).toContain(`: Azure answered ${said} Azure has a fault of its own.`);
  });

  test.each([400, 403, 404, 502])(
    "calls a %d that is not Resource Manager's a proxy's",
    (status) => {
      const { message } = explainLinkFailure(
        refusal(status, undefined, undefined, false),
        attempt(),
      );
      expect(message).toContain(
        "probably a proxy or gateway stands between here and https://arm.example",
      );
    },
  );

  test("concludes nothing from a success that cannot be believed", () => {
    const thrown = new UnusableAnswer(200, "the answer names no partner id");
    expect(explainLinkFailure(thrown, attempt()).message).toMatch(
      /Azure answered 200, but the answer names no partner id\. Nothing was concluded from it/,
    );
  });

  test("tells that the time was over, and what Azure said last", () => {
    const failed = attempt({ status: 429, count: 3 }, { over: true });
    expect(explainLinkFailure(new Error("aborted"), failed).message).toMatch(
      /no usable answer within 7 seconds\. The last answer of Azure was 429 \(3 times\)\..*operationTimeout/,
    );
  });

  test("tells a refusal as such, even when the time is over", () => {
    const failed = attempt({}, { over: true });
    const { message } = explainLinkFailure(refusal(403, "X", "no"), failed);
    expect(message).toContain("answered 403");
  });

  test("tells that an answer was too large", () => {
    const failed = attempt({ oversized: true, status: 200, count: 1 });
    expect(explainLinkFailure(new Error("aborted"), failed).message).toMatch(
      /larger than 1024 bytes and was cut/,
    );
  });

  test.each<[unknown, RegExp]>([
    [
      Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
      /connection to https:\/\/arm\.example/,
    ],
    [Object.assign(new Error("SECRET-VALUE"), { code: "ODD" }), /the request failed \(ODD\)/],
    [undefined, /the request failed \(unknown error\)/],
  ])("tells %p without its words", (thrown, words) => {
    const { message } = explainLinkFailure(thrown, attempt());
    expect(message).toMatch(words);
    expect(message).not.toContain("SECRET-VALUE");
  });

  test("leaves a sentence alone that is one already", () => {
    const sentence = new LinkError("Told already.");
    expect(explainLinkFailure(sentence, attempt({}, { over: true }))).toBe(sentence);
  });
});
