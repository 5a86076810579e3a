import { constants, createPrivateKey, sign } from "node:crypto";
import type { Application } from "../../../emulator/entra/applications";
import { proveClient } from "../../../emulator/entra/clientAuthentication";
import { createClientCertificate } from "../../../emulator";

const audiences = ["https://localhost/tenant/oauth2/v2.0/token", "https://localhost/tenant/v2.0"];
const now = new Date();
const seconds = Math.floor(now.getTime() / 1000);
const clientId = "client";
const certificate = createClientCertificate();
const former = createClientCertificate("former", { notAfter: new Date(now.getTime() - 1000) });
const coming = createClientCertificate("coming", {
  notAfter: new Date(now.getTime() + 2 * 86_400_000),
});
const stranger = createClientCertificate("stranger");
const good = {
  iss: clientId,
  sub: clientId,
  aud: audiences[0],
  jti: "1",
  nbf: seconds,
  exp: seconds + 600,
};

const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
const named = ({ thumbprint256 } = certificate) => ({ "x5t#S256": base64url(thumbprint256) });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signed as the clients do, unless the header says otherwise. */
function assertionOf(claims: object, header: object = named(), { pem } = certificate): string {
  const head = { alg: "PS256", typ: "JWT", ...header };
  const text = `${encode(head)}.${encode(claims)}`;
  const padding =
    head.alg === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const signature = sign("sha256", Buffer.from(text), { key: createPrivateKey(pem), padding });
  return `${text}.${signature.toString("base64url")}`;
}

const application: Application = {
  clientId,
  secrets: [],
  certificates: [certificate, former, coming],
  federated: [],
  trustsAnyone: false,
};

const prove = (assertion: string, prover = application) =>
  proveClient(prover, new URLSearchParams({ client_assertion: assertion }), { audiences, now });

describe("proof by a certificate's assertion", () => {
  test.each([
    ["SHA-256 thumbprint", named()],
    ["SHA-1 thumbprint", { x5t: base64url(certificate.thumbprint) }],
    ["older signature", { ...named(), alg: "RS256" }],
  ])("holds when it is from the application, for this tenant, and in time (%s)", (_how, header) => {
    expect(prove(assertionOf(good, header))).toEqual({});
  });

  test("holds when the signer's clock is a little ahead", () => {
    expect(prove(assertionOf({ ...good, nbf: seconds + 60 }))).toEqual({});
  });

  test("holds for the issuer as well as for the token endpoint", () => {
    expect(prove(assertionOf({ ...good, aud: audiences[1] }))).toEqual({});
  });

  test.each([
    ["expired", { exp: seconds }, 700024],
    ["not valid yet", { nbf: seconds + 600 }, 700024],
    ["meant for another endpoint", { aud: "https://elsewhere.example/token" }, 700023],
    ["from another issuer", { iss: "other" }, 700021],
    ["about another subject", { sub: "other" }, 700021],
    ["without an end", { exp: undefined }, 50027],
    ["without an id", { jti: undefined }, 50027],
  ])("does not hold when it is %s", (_title, claims, code) => {
    expect(prove(assertionOf({ ...good, ...claims })).code).toBe(code);
  });

  test("does not hold when it names no certificate", () => {
    expect(prove(assertionOf(good, {})).code).toBe(5002723);
  });

  test.each([
    ["that is not registered", stranger, stranger, "unknown"],
    ["that another key belongs to", certificate, stranger, "signature"],
    ["that has expired", former, former, "expired"],
    ["that is not valid yet", coming, coming, "expired"],
  ] as const)("does not hold with a certificate %s", (_title, name, signer, flaw) => {
    const { code, ...found } = prove(assertionOf(good, named(name), signer));
    expect(code).toBe(700027);
    expect(found).toEqual({ flaw, thumbprint: name.thumbprint256 });
  });

  test("does not hold when it was changed after it was signed, or not signed at all", () => {
    const [head, , signature] = assertionOf(good).split(".");
    const longer = encode({ ...good, exp: seconds + 6000 });
    expect(prove(`${head}.${longer}.${signature}`).flaw).toBe("signature");
    const unsigned = encode({ alg: "none", ...named() });
    expect(prove(`${unsigned}.${encode(good)}.`).flaw).toBe("signature");
  });
});

describe("proof by another issuer's token", () => {
  const federated = { issuer: "https://issuer.example", subject: "repo:example" };
  const token = {
    iss: federated.issuer,
    sub: federated.subject,
    aud: "api://AzureADTokenExchange",
    exp: seconds + 600,
  };
  const trusting = { ...application, federated: [federated] };

  test("holds when issuer, subject and audience are the ones trusted", () => {
    expect(prove(assertionOf(token, { kid: "1" }), trusting)).toEqual({});
  });

  test.each([
    ["expired", { exp: seconds }, 700024],
    ["not valid yet", { nbf: seconds + 600 }, 700024],
    ["without an end", { exp: undefined }, 50027],
    ["from another issuer", { iss: "https://other.example" }, 700211],
    ["of an issuer in another case", { iss: "https://Issuer.example" }, 700211],
    ["about another subject", { sub: "repo:other" }, 700213],
    ["of a subject in another case", { sub: "repo:Example" }, 700213],
    ["for another audience", { aud: "api://other" }, 700212],
  ])("does not hold when it is %s", (_title, claims, code) => {
    expect(prove(assertionOf({ ...token, ...claims }, { kid: "1" }), trusting).code).toBe(code);
  });
});

test("a request without secret and assertion proves nothing", () => {
  expect(proveClient(application, new URLSearchParams(), { audiences, now })).toEqual({
    code: 7000216,
  });
});
