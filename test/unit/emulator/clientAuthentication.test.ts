import { createPrivateKey, sign } from "node:crypto";
import type { Application } from "../../emulator/entra/applications";
import { proveClient } from "../../emulator/entra/clientAuthentication";
import { createClientCertificate } from "../../emulator/entra/clientCertificate";

const tokenEndpoint = "https://localhost/tenant/oauth2/v2.0/token";
const now = new Date("2026-01-02T12:00:00Z");
const clientId = "client";
const certificate = createClientCertificate();
const good = {
  iss: clientId,
  sub: clientId,
  aud: tokenEndpoint,
  exp: now.getTime() / 1000 + 600,
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signedAssertion(claims: object): string {
  const x5t = Buffer.from(certificate.thumbprint, "hex").toString("base64url");
  const text = `${encode({ alg: "RS256", x5t })}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(text), createPrivateKey(certificate.pem));
  return `${text}.${signature.toString("base64url")}`;
}

const application: Application = {
  clientId,
  secrets: [],
  certificates: [certificate],
  federated: [],
  trustsAnyone: false,
};

describe("proof by a certificate's assertion", () => {
  const prove = (claims: object) =>
    proveClient(application, new URLSearchParams({ client_assertion: signedAssertion(claims) }), {
      tokenEndpoint,
      now,
    }).code;

  test("holds when it is from the application, for this endpoint, and in time", () => {
    expect(prove(good)).toBeUndefined();
  });

  test.each([
    ["expired", { exp: now.getTime() / 1000 }, 700024],
    ["meant for another endpoint", { aud: "https://elsewhere.example/token" }, 700023],
    ["from another issuer", { iss: "other" }, 700027],
    ["about another subject", { sub: "other" }, 700027],
  ])("does not hold when it is %s", (_title, claims, code) => {
    expect(prove({ ...good, ...claims })).toBe(code);
  });
});

test("a request without secret and assertion proves nothing", () => {
  expect(proveClient(application, new URLSearchParams(), { tokenEndpoint, now })).toEqual({
    code: 7000216,
  });
});
