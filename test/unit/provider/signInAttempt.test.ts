import { describeSignIn, isOfEntra, textOf } from "../../../provider/errors/signInAttempt";
import type { AttemptedSignIn } from "../../../provider/errors/signInAttempt";
import { cli, endpoint, explain } from "./failedSignIn";

const ids = { clientId: "c", tenantId: "t" };

describe("a request", () => {
  test.each<[string, boolean]>([
    ["https://login.example/t/oauth2/v2.0/token", true],
    ["https://login.example/t/v2.0/.well-known/openid-configuration", true],
    ["https://login.example/common/discovery/instance", true],
    ["http://127.0.0.1/openid-configuration/token", false],
    ["http://127.0.0.1/discovery/instances", false],
    [endpoint, false],
  ])("to %s is Entra's: %p", (address, expected) => {
    expect(isOfEntra({ address, proxied: false })).toBe(expected);
  });
});

test.each<[AttemptedSignIn, string]>([
  [{ method: "default", ...ids }, "the default Azure credential of client c in tenant t"],
  [{ method: "certificate", ...ids }, "the certificate of client c in tenant t"],
  [{ method: "secret", ...ids }, "the client secret of client c in tenant t"],
  [{ method: "oidcToken", ...ids }, "the federated (OIDC) token of client c in tenant t"],
  [{ method: "oidcTokenFile", ...ids }, "the federated (OIDC) token of client c in tenant t"],
  [{ method: "oidcRequest", ...ids }, "the federated (OIDC) token of client c in tenant t"],
  [{ method: "managedIdentity", ...ids }, "the managed identity of client c"],
  [{ method: "managedIdentity" }, "the managed identity"],
  [{ method: "azureCli", ...ids }, "the Azure CLI in tenant t"],
])("a sign-in by %j is told with what there is of it", (signIn, words) => {
  expect(describeSignIn(signIn)).toBe(words);
});

test("the text of a failure has a line for each failure inside it, and ends", () => {
  const inner = Object.assign(new Error("inner"), { errors: [new Error("one"), undefined] });
  expect(textOf(new Error("outer", { cause: inner }))).toBe("outer\ninner\none");
  expect(textOf({})).toBe("");
  const loop: { message: string; cause?: unknown } = { message: "x" };
  loop.cause = loop;
  expect(textOf(loop)).toBe("x\nx\nx\nx\nx\nx");
});

test.each([
  ["SYSTEM_OIDCREQUESTURI", "is not read, nor does azure-native read it:"],
  ["SYSTEM_ACCESSTOKEN", "is not read, nor does azure-native read it:"],
  ["ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "is not read, nor does azure-native read it:"],
  ["ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "is not read, nor does azure-native read it:"],
  ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "is not read, nor does azure-native read it:"],
])("%s of Azure DevOps is told as not read where it stands alone", (variable, words) => {
  const { message } = explain(new Error("az: not found"), cli, [], { [variable]: "x" });
  expect(message).toContain(`${variable} of Azure DevOps ${words}`);
});

test("several variables of Azure DevOps are told as not read together, and none where there is none", () => {
  const env = { SYSTEM_OIDCREQUESTURI: "x", SYSTEM_ACCESSTOKEN: "x" };
  const missing = new Error("az: not found");
  expect(explain(missing, cli, [], env).message).toContain(
    "SYSTEM_OIDCREQUESTURI, SYSTEM_ACCESSTOKEN of Azure DevOps are not read, nor does azure-native read them:",
  );
  expect(explain(missing, cli).message).toMatch(/or declare the same in identity\.$/);
});
