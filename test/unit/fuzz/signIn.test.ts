import fc from "fast-check";
import { explainSetting, explainSignIn } from "../../../provider/errors/explainSignIn";
import { LinkError } from "../../../provider/errors/linkError";
import { printable } from "../../../azure/printable";
import { SignInError } from "../../../provider/errors/signInFailure";
import { readSubject } from "../../../provider/identity/accessToken";
import { parseMetadata } from "../../../provider/identity/signInCloud";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless, expectSentence } from "./harmless";
import { hostileJson, hostileText } from "./hostile";

const claims = hostileJson("tid", "oid", "appid", "upn", "idtyp", "unique_name", "scp");
const ids = fc.record({ tid: fc.uuid(), oid: fc.uuid() });
const token = fc.oneof(
  hostileText,
  fc
    .tuple(claims, ids, fc.boolean())
    .map(([json, own, real]) => jwt(real && typeof json === "object" ? { ...json, ...own } : json)),
);

const failure = fc.oneof(
  hostileJson("name", "code", "message", "cause", "errors", "statusCode"),
  hostileText.map((message) => new Error(message)),
  fc
    .tuple(fc.nat(), hostileText)
    .map(([code, text]) => new Error(`invalid_client: AADSTS${code}: ${text} Trace ID: 1`)),
);

const signIn = fc.constantFrom(
  { method: "secret", tenantId: "t", clientId: "c", secret: "s3cret-value" } as const,
  { method: "azureCli" } as const,
  { method: "managedIdentity" } as const,
  { method: "default" } as const,
);

const cloud = {
  name: "public",
  loginEndpoint: "https://login.example",
  resourceManager: "https://arm.example",
  audience: "https://arm.example",
  disableInstanceDiscovery: false,
  uncertain: false,
};

describe("what Entra and a cloud's metadata say, whatever it is", () => {
  announceCases("sign-in");

  test("a token is read to two GUIDs and a harmless name, or refused in a sentence", () => {
    always(15_000, token, (text) => {
      const subject = sentenceOr(() => readSubject(text));
      if (subject) {
        expect(`${subject.tenantId} ${subject.objectId}`).toMatch(/^[0-9a-f-]{36} [0-9a-f-]{36}$/);
        expectHarmless(subject.userName ?? "", 301);
      }
      expectCleanPrototype();
    });
  });

  test("a failed sign-in is told in a sentence", () => {
    const answered = fc.record({
      status: fc.integer({ min: 100, max: 599 }),
      code: fc.option(fc.nat().map(String), { nil: undefined }),
    });
    const request = fc
      .tuple(fc.oneof(answered, fc.record({ failure })), hostileText, fc.boolean())
      .map(([outcome, address, proxied]) => ({ ...outcome, address, proxied }));
    always(15_000, failure, signIn, fc.array(request), (thrown, how, requests) => {
      for (const explained of [
        explainSignIn(thrown, { signIn: how, cloud, requests, env: {} }),
        explainSetting(thrown, { signIn: how }),
      ]) {
        expect(explained).toBeInstanceOf(SignInError);
        expectSentence(explained.message);
        expect(explained.message).not.toContain("s3cret-value");
      }
    });
  });

  test("metadata names https addresses and a harmless name, or is refused in a sentence", () => {
    const address = fc.oneof(
      hostileText,
      hostileText.map((text) => `https://${text}`),
      fc.webUrl(),
    );
    const described = fc
      .tuple(hostileText, address, address, hostileText)
      .map(([name, loginEndpoint, resourceManager, audience]) => ({
        ...{ name, resourceManager },
        authentication: { loginEndpoint, audiences: [audience] },
      }));
    const document = fc.oneof(described, hostileJson("name", "authentication", "resourceManager"));
    always(10_000, document, (json) => {
      const found = sentenceOr(() => parseMetadata(json, "https://metadata.example", true));
      if (found) {
        expectHarmless(found.name, 301);
        for (const endpoint of [found.loginEndpoint, found.resourceManager]) {
          expect(endpoint).toMatch(/^https:\/\/[^/]+/);
          expectHarmless(endpoint, 50_000);
        }
      }
    });
  });

  test("any text can be made harmless and short, and then stays as it is", () => {
    always(15_000, hostileText, (text) => {
      const shown = printable(text);
      expectHarmless(shown, 301);
      if (text.length < 300) {
        expect(printable(shown)).toBe(shown);
      }
    });
  });
});

function jwt(payload: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(payload)}.signature`;
}

/** The result, or nothing when it was refused as it should be. */
function sentenceOr<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(LinkError);
    expectSentence((refusal as Error).message);
    return undefined;
  }
}
