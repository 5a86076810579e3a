import { readFile } from "node:fs/promises";
import type { TokenCredential, TokenCredentialOptions } from "@azure/identity";
import type { HttpClient, PipelinePolicy, SendRequest } from "@azure/core-rest-pipeline";
import { azureIdentity } from "../azureClients";
import { printable } from "../errors/printable";
import { failingAs, SignInError } from "../errors/signInFailure";
import { loadCertificate } from "./certificate";
import type { Cloud } from "./cloud";
import { requestFederatedToken } from "./federatedToken";
import { expectNeighbour } from "./neighbour";
import type { SignIn } from "./signIn";
import { transport } from "./transport";

const azureCliPatienceSeconds = 60;

/** Makes the credential of `@azure/identity` that a way of signing in stands for. */
export async function createCredential(
  signIn: SignIn,
  cloud: Cloud,
  policies: PipelinePolicy[],
): Promise<TokenCredential> {
  const identity = azureIdentity();
  const asked: TokenCredentialOptions & { disableInstanceDiscovery: boolean } = {
    ...transport(),
    authorityHost: cloud.loginEndpoint,
    disableInstanceDiscovery: cloud.disableInstanceDiscovery,
  };
  const options = {
    ...asked,
    additionalPolicies: policies.map((policy) => ({ policy, position: "perRetry" as const })),
  };
  const { tenantId } = signIn;
  switch (signIn.method) {
    case "default":
      return new identity.DefaultAzureCredential({
        ...asked,
        httpClient: sendingThrough([...policies, expectNeighbour()]),
        tenantId,
        managedIdentityClientId: signIn.clientId,
        workloadIdentityClientId: signIn.clientId,
      });
    case "certificate":
      return new identity.ClientCertificateCredential(
        signIn.tenantId,
        signIn.clientId,
        await failingAs("certificateFile", () => loadCertificate(signIn.path, signIn.password)),
        options,
      );
    case "secret":
      return new identity.ClientSecretCredential(
        signIn.tenantId,
        signIn.clientId,
        signIn.secret,
        options,
      );
    case "oidcToken":
    case "oidcTokenFile":
    case "oidcRequest":
      return {
        // Fetched outside of the library's callback, which would lose what went wrong.
        async getToken(scopes, tokenOptions) {
          const assertion = await federatedToken(signIn, policies);
          return new identity.ClientAssertionCredential(
            signIn.tenantId,
            signIn.clientId,
            () => Promise.resolve(assertion),
            options,
          ).getToken(scopes, tokenOptions);
        },
      };
    case "managedIdentity": {
      // It puts a policy of its own in the place of those that it is given.
      const own = { ...asked, httpClient: sendingThrough([...policies, expectNeighbour()]) };
      return signIn.clientId === undefined
        ? new identity.ManagedIdentityCredential(own)
        : new identity.ManagedIdentityCredential(signIn.clientId, own);
    }
    case "azureCli":
      return new identity.AzureCliCredential({
        tenantId,
        processTimeoutInMs: azureCliPatienceSeconds * 1000,
      });
  }
}

/** What sends the requests, with the policies around it. */
function sendingThrough(policies: PipelinePolicy[]): HttpClient {
  const send: SendRequest = (request) => transport().httpClient.sendRequest(request);
  return {
    sendRequest: policies.reduceRight<SendRequest>(
      (next, policy) => (request) => policy.sendRequest(request, next),
      send,
    ),
  };
}

async function federatedToken(
  signIn: Extract<SignIn, { method: "oidcToken" | "oidcTokenFile" | "oidcRequest" }>,
  policies: PipelinePolicy[],
): Promise<string> {
  switch (signIn.method) {
    case "oidcToken":
      return signIn.token;
    case "oidcTokenFile":
      return readTokenFile(signIn.path);
    case "oidcRequest":
      return requestFederatedToken(signIn, policies);
  }
}

async function readTokenFile(path: string): Promise<string> {
  const file = `The federated token file ${printable(path)}`;
  const advice = "Check oidcTokenFilePath (ARM_OIDC_TOKEN_FILE_PATH).";
  const text = await readFile(path, "utf8").catch((failure: NodeJS.ErrnoException) => {
    throw new SignInError(
      "tokenFile",
      `${file} could not be read (${failure.code ?? "unknown error"}). ${advice}`,
    );
  });
  if (text.trim() === "") {
    throw new SignInError("tokenFile", `${file} is empty. ${advice}`);
  }
  return text.trim();
}
