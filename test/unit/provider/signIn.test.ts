import { chooseSignIn, isProblem } from "../../../provider/identity/signIn";
import type { Identity } from "../../../provider/identity/declaredIdentity";
import { ambientOf } from "./ambients";

const tenantId = "11111111-1111-4111-8111-111111111111";
const clientId = "33333333-3333-4333-8333-333333333333";
const client = { tenantId, clientId };

/** Every method at once, from the environment. */
const everything = {
  ARM_TENANT_ID: tenantId,
  ARM_CLIENT_ID: clientId,
  ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true",
  ARM_CLIENT_CERTIFICATE_PATH: "env.pem",
  ARM_CLIENT_CERTIFICATE_PASSWORD: "env-password",
  ARM_CLIENT_SECRET: "env-secret",
  ARM_USE_OIDC: "true",
  ARM_OIDC_TOKEN: "env-token",
  ARM_OIDC_TOKEN_FILE_PATH: "env.jwt",
  ARM_OIDC_REQUEST_TOKEN: "env-request",
  ARM_OIDC_REQUEST_URL: "https://env.example",
  ARM_USE_MSI: "true",
};
function without(...names: (keyof typeof everything)[]): Record<string, string> {
  const left = Object.entries(everything).filter(([name]) => !names.some((one) => one === name));
  return Object.fromEntries(left);
}
const audience = "api://AzureADTokenExchange";
const request = { url: "https://env.example", token: "env-request", audience };

describe("the order of methods is azure-native's", () => {
  const D = "ARM_USE_DEFAULT_AZURE_CREDENTIAL";
  const C = "ARM_CLIENT_CERTIFICATE_PATH";
  const S = "ARM_CLIENT_SECRET";
  test.each<[string, Record<string, string>, object]>([
    ["default credential", everything, { method: "default", tenantId, clientId: undefined }],
    [
      "certificate",
      without(D),
      { method: "certificate", ...client, path: "env.pem", password: "env-password" },
    ],
    ["secret", without(D, C), { method: "secret", ...client, secret: "env-secret" }],
    ["OIDC token", without(D, C, S), { method: "oidcToken", ...client, token: "env-token" }],
    [
      "OIDC token file",
      without(D, C, S, "ARM_OIDC_TOKEN"),
      { method: "oidcTokenFile", ...client, path: "env.jwt" },
    ],
    [
      "OIDC request",
      without(D, C, S, "ARM_OIDC_TOKEN", "ARM_OIDC_TOKEN_FILE_PATH"),
      { method: "oidcRequest", ...client, ...request },
    ],
    [
      "managed identity",
      without(D, C, S, "ARM_USE_OIDC"),
      { method: "managedIdentity", ...client },
    ],
    [
      "Azure CLI",
      without(D, C, S, "ARM_USE_OIDC", "ARM_USE_MSI"),
      { method: "azureCli", tenantId },
    ],
  ])("%s", (_title, env, signIn) => {
    expect(chooseSignIn({}, ambientOf(env))).toEqual(signIn);
  });

  test("nothing at all is the Azure CLI, too", () => {
    expect(chooseSignIn({}, ambientOf())).toEqual({ method: "azureCli", tenantId: undefined });
  });

  test.each(["1", "TRUE", "yes", "false", ""])("a flag is the text true, and not %p", (value) => {
    const env = { ARM_USE_MSI: value, ARM_USE_DEFAULT_AZURE_CREDENTIAL: value };
    expect(chooseSignIn({}, ambientOf(env))).toMatchObject({ method: "azureCli" });
  });
});

describe("configuration goes before environment", () => {
  test("key by key", () => {
    const ambient = ambientOf(everything, {
      "azure-native:useDefaultAzureCredential": "false",
      "azure-native:clientCertificatePath": "config.pem",
      "azure-native:clientId": "config-client",
    });
    expect(chooseSignIn({}, ambient)).toEqual({
      method: "certificate",
      tenantId,
      clientId: "config-client",
      path: "config.pem",
      password: "env-password",
    });
  });

  test("but not when it is empty", () => {
    const ambient = ambientOf(without("ARM_USE_DEFAULT_AZURE_CREDENTIAL"), {
      "azure-native:tenantId": "",
    });
    expect(chooseSignIn({}, ambient)).toMatchObject({ method: "certificate", tenantId });
  });

  test("for the short-lived tokens as well", () => {
    const ambient = ambientOf(
      { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_OIDC_TOKEN: "env-token" },
      { "azure-native:useOidc": "true", "azure-native:oidcToken": "config-token" },
    );
    expect(chooseSignIn({}, ambient)).toMatchObject({ method: "oidcToken", token: "config-token" });
  });
});

describe("what the identity declares", () => {
  test.each<[string, Identity, object]>([
    ["useMsi", { useMsi: true }, { method: "managedIdentity", tenantId, clientId }],
    ["useOidc", { useOidc: true }, { method: "oidcToken", token: "env-token" }],
    ["clientSecret", { clientSecret: "own" }, { method: "secret", ...client, secret: "own" }],
    ["clientCertificatePath", { clientCertificatePath: "own.pem" }, { path: "own.pem" }],
    [
      "oidcTokenFilePath, before a token that lies in the environment",
      { oidcTokenFilePath: "own.jwt" },
      { method: "oidcTokenFile", path: "own.jwt" },
    ],
    ["useDefaultAzureCredential", { useDefaultAzureCredential: true }, { method: "default" }],
  ])("is not overruled by the environment: %s", (_title, identity, signIn) => {
    expect(chooseSignIn(identity, ambientOf(everything))).toMatchObject(signIn);
  });

  test("false turns a method of the environment off", () => {
    const identity = { useDefaultAzureCredential: false };
    expect(chooseSignIn(identity, ambientOf(everything))).toMatchObject({ method: "certificate" });
  });

  test("a client is the default credential's, and that of the environment is not", () => {
    const identity = { useDefaultAzureCredential: true, clientId: "own" };
    expect(chooseSignIn(identity, ambientOf(everything))).toMatchObject({ clientId: "own" });
  });

  test("a tenant alone takes the rest from the environment", () => {
    const env = without("ARM_USE_DEFAULT_AZURE_CREDENTIAL", "ARM_CLIENT_CERTIFICATE_PATH");
    expect(chooseSignIn({ tenantId: "own" }, ambientOf(env))).toEqual({
      method: "secret",
      tenantId: "own",
      clientId,
      secret: "env-secret",
    });
  });
});

describe("a pipeline's request pair", () => {
  const arm = { ARM_OIDC_REQUEST_TOKEN: "arm", ARM_OIDC_REQUEST_URL: "https://arm.example" };
  const actions = {
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "actions",
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://actions.example",
  };
  const choose = (env: Record<string, string>) =>
    chooseSignIn({ ...client, useOidc: true }, ambientOf(env));

  test.each<[string, Record<string, string>, object]>([
    ["in azure-native's names", arm, { token: "arm", url: "https://arm.example" }],
    ["in GitHub's names", actions, { token: "actions", url: "https://actions.example" }],
    ["in both: azure-native's", { ...actions, ...arm }, { token: "arm" }],
    ["for another audience", { ...arm, ARM_OIDC_AUDIENCE: "api://x" }, { audience: "api://x" }],
  ])("%s", (_title, env, signIn) => {
    expect(choose(env)).toMatchObject({ method: "oidcRequest", audience, ...signIn });
  });

  test.each<Record<string, string>>([
    { ARM_OIDC_REQUEST_TOKEN: "arm" },
    { ARM_OIDC_REQUEST_URL: "https://arm.example" },
  ])("is a problem when there is only half of it: %p", (env) => {
    expect(choose(env)).toMatchObject({
      property: "identity.useOidc",
      reason: expect.stringContaining("ARM_OIDC_REQUEST_URL"),
      halfDeclared: false,
    });
  });
});

describe("a part that is missing", () => {
  const declared: [string, Identity][] = [
    ["clientSecret", { clientSecret: "own" }],
    ["clientCertificatePath", { clientCertificatePath: "own.pem" }],
    ["useOidc", { useOidc: true }],
  ];
  test.each(declared)("is named, with its variable: %s", (method, identity) => {
    expect(chooseSignIn(identity, ambientOf())).toMatchObject({
      property: "identity.tenantId",
      reason: expect.stringMatching(
        new RegExp(`${method} is given but no tenantId.*ARM_TENANT_ID`),
      ),
      halfDeclared: true,
    });
    expect(chooseSignIn({ ...identity, tenantId }, ambientOf())).toMatchObject({
      property: "identity.clientId",
      reason: expect.stringContaining("ARM_CLIENT_ID"),
    });
  });

  test("is not the identity's fault when only the environment is incomplete", () => {
    const problem = chooseSignIn({}, ambientOf({ ARM_CLIENT_SECRET: "x" }));
    expect(problem).toMatchObject({ property: "identity.tenantId", halfDeclared: false });
  });

  test("is the method, when a client is named and nothing to sign in with", () => {
    const problem = chooseSignIn({ tenantId, clientId }, ambientOf());
    expect(isProblem(problem)).toBe(true);
    expect(problem).toMatchObject({
      property: "identity.clientId",
      reason: expect.stringMatching(/nothing to sign in with.*ARM_CLIENT_SECRET/),
    });
  });

  test("never shows a secret", () => {
    const problem = chooseSignIn({ clientSecret: "SECRET-VALUE" }, ambientOf());
    expect(JSON.stringify(problem)).not.toContain("SECRET-VALUE");
  });
});
