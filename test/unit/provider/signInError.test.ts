import type { Cloud } from "../../../provider/identity/cloud";
import type { SignIn } from "../../../provider/identity/signIn";
import {
  FreshPrincipalError,
  LinkError,
  UnreachableIdentityError,
} from "../../../provider/errors/linkError";
import { explainSignIn } from "../../../provider/errors/signInError";

const tenantId = "11111111-1111-4111-8111-111111111111";
const clientId = "33333333-3333-4333-8333-333333333333";
const secret: SignIn = { method: "secret", tenantId, clientId, secret: "SECRET-VALUE" };
const cli: SignIn = { method: "azureCli", tenantId };
const cloud: Cloud = {
  name: "public",
  loginEndpoint: "https://login.example",
  resourceManager: "https://arm.example",
  audience: "https://arm.example",
  disableInstanceDiscovery: false,
  uncertain: false,
};

function refusal(code: string, words = "Some words."): Error {
  const trace = "Trace ID: 1 Correlation ID: 2 Timestamp: 2026-01-01 00:00:00Z";
  return new Error(`invalid_client: 7000215 - AADSTS${code}: ${words} ${trace}`);
}
/** What the error is good for: waiting, another credential, or neither. */
function kindOf(error: Error): string {
  if (error instanceof FreshPrincipalError) {
    return "fresh";
  }
  return error instanceof UnreachableIdentityError ? "unreachable" : "other";
}

describe("what Entra refuses", () => {
  const consent = `https://login.example/${tenantId}/adminconsent?client_id=${clientId}`;
  test.each<[code: string, kind: string, words: (RegExp | string)[]]>([
    ["7000215", "fresh", ["the client secret is wrong", "the secret's value, not its id"]],
    ["7000222", "unreachable", ["the client secret has expired", "new secret"]],
    ["700016", "fresh", [`no service principal in tenant ${tenantId}`, consent]],
    ["7000229", "fresh", [`no service principal in tenant ${tenantId}`, consent]],
    ["65001", "unreachable", ["no consent", consent]],
    ["7000112", "unreachable", ["is disabled", "home tenant"]],
    ["90002", "unreachable", [`the tenant ${tenantId} does not exist`, "ARM_TENANT_ID"]],
    ["900023", "unreachable", [`the tenant ${tenantId} does not exist`, "ARM_TENANT_ID"]],
    ["50034", "unreachable", ["account does not exist in this tenant"]],
    ["50020", "unreachable", ["not a member or guest", "invite"]],
    ["50076", "unreachable", ["multi-factor", `az login --tenant ${tenantId}`]],
    ["50079", "unreachable", ["multi-factor", `az login --tenant ${tenantId}`]],
    ["53003", "unreachable", ["Conditional Access"]],
    ["700211", "unreachable", ["no federated credential", "issuer, subject and audience"]],
    ["700212", "unreachable", ["no federated credential"]],
    ["700213", "unreachable", ["no federated credential"]],
    ["70021", "unreachable", ["no federated credential"]],
    ["700024", "unreachable", ["not valid at this time", "clock"]],
    ["700027", "unreachable", ["certificate is not registered"]],
    ["700082", "unreachable", ["sign-in has expired", `az login --tenant ${tenantId}`]],
    ["70043", "unreachable", ["sign-in has expired"]],
    ["50173", "unreachable", ["sign-in has expired"]],
  ])("with AADSTS%s is %s, and told what to do", (code, kind, words) => {
    const error = explainSignIn(refusal(code), secret, cloud, 400);
    expect(kindOf(error)).toBe(kind);
    expect(error.message).toContain(
      `Could not sign in with the client secret of client ${clientId} in tenant ${tenantId}: `,
    );
    expect(error.message).toContain(`(Entra: AADSTS${code})`);
    for (const word of words) {
      expect(error.message).toMatch(word instanceof RegExp ? word : new RegExp(escape(word)));
    }
  });

  test("with a code that is not in the table is quoted, without the trace", () => {
    const error = explainSignIn(refusal("1234567", "New\u0007words."), secret, cloud, 400);
    expect(kindOf(error)).toBe("unreachable");
    expect(error.message).toMatch(
      /AADSTS1234567 \(New words\.\)\. Look the code up at https:\/\/login\.example\/error\?code=1234567\.$/,
    );
  });

  test("is found in causes and in lists of failures", () => {
    const nested = Object.assign(new Error("no credential worked"), {
      errors: [new Error("not here"), Object.assign(new Error("x"), { cause: refusal("53003") })],
    });
    expect(explainSignIn(nested, { method: "default" }, cloud).message).toContain("AADSTS53003");
  });
});

describe("what says nothing about the identity", () => {
  test.each([408, 429, 500, 503])("is a sick Entra (%d), even when it gives a code", (status) => {
    const error = explainSignIn(refusal("7000215"), secret, cloud, status);
    expect(kindOf(error)).toBe("other");
    expect(error.message).toMatch(new RegExp(`answered ${status}, which says nothing about`));
  });

  test.each<[string, Error, number | undefined, RegExp]>([
    ["a proxy's page", new Error("network_error: x"), 407, /answered 407, but not as Entra does/],
    ["a cut connection", new Error("read ECONNRESET"), undefined, /connection to .*cut/],
    [
      "no endpoints, no answer",
      new Error("endpoints_resolution_error: x"),
      undefined,
      /connection/,
    ],
    ["a certificate", new Error("self-signed certificate"), undefined, /NODE_EXTRA_CA_CERTS/],
    [
      "no name",
      new Error("getaddrinfo ENOTFOUND login.example"),
      undefined,
      /could not be resolved/,
    ],
    ["anything else", new Error("SECRET-VALUE"), undefined, /Error failed.*clock/],
  ])("is %s", (_title, thrown, status, words) => {
    const error = explainSignIn(thrown, secret, cloud, status);
    expect(kindOf(error)).toBe("other");
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain("SECRET-VALUE");
  });
});

describe("a credential that is not at hand", () => {
  test.each([
    "Azure CLI could not be found. Please visit https://aka.ms/azure-cli",
    "'az' is not recognized as an internal or external command",
  ])("is a missing Azure CLI: %s", (message) => {
    const error = explainSignIn(new Error(message), cli, cloud);
    expect(kindOf(error)).toBe("unreachable");
    expect(error.message).toMatch(/\(az\) is not installed.*clientSecret/);
  });

  test.each([undefined, tenantId])("is an Azure CLI not logged in to tenant %s", (tenant) => {
    const message = "Please run 'az login' from a command prompt to authenticate";
    const error = explainSignIn(
      new Error(message),
      { method: "azureCli", tenantId: tenant },
      cloud,
    );
    expect(kindOf(error)).toBe("unreachable");
    expect(error.message).toContain(`\`az login${tenant ? ` --tenant ${tenant}` : ""}\``);
  });

  test("is what Azure's library calls unavailable", () => {
    const thrown = Object.assign(new Error("no managed identity here"), {
      name: "CredentialUnavailableError",
    });
    const error = explainSignIn(thrown, { method: "managedIdentity" }, cloud);
    expect(kindOf(error)).toBe("unreachable");
    expect(error.message).toMatch(/not available here \(no managed identity here\)/);
  });

  test("is a tenant whose endpoints Entra does not know", () => {
    const thrown = new Error("endpoints_resolution_error: x");
    const error = explainSignIn(thrown, secret, cloud, 400);
    expect(kindOf(error)).toBe("unreachable");
    expect(error.message).toContain(`most likely the tenant ${tenantId} does not exist`);
  });
});

test("a secret that Entra's words should ever echo goes no further", () => {
  const { message } = explainSignIn(refusal("999999", "Bad value SECRET-VALUE."), secret, cloud);
  expect(message).toContain("Bad value [secret].");
});

test("a sentence that is one already is left alone", () => {
  const sentence = new LinkError("Told already.");
  expect(explainSignIn(sentence, secret, cloud, 500)).toBe(sentence);
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
