import { AsyncLocalStorage } from "node:async_hooks";
import { readFile } from "node:fs/promises";
import type { HttpClient, PipelinePolicy, SendRequest } from "@azure/core-rest-pipeline";
import type { TokenCredential, TokenCredentialOptions } from "@azure/identity";
import { printable } from "../../azure/printable";
import { failingAs, SignInError } from "../errors/signInFailure";
import { azureIdentity } from "../http/azureClients";
import { expectNeighbour } from "../http/neighbour";
import { isLocal } from "../http/proxy";
import { transport } from "../http/transport";
import { azureCliPatienceSeconds } from "./azureCliWords";
import { loadCertificate } from "./certificate";
import { requestFederatedToken } from "./federatedToken";
import type { SignIn } from "./signIn";
import type { SignInCloud } from "./signInCloud";

/** Makes the credential of `@azure/identity` that a way of signing in stands for. */
export async function createCredential(
  signIn: SignIn,
  cloud: SignInCloud,
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
  const inTenant = signIn.tenantId === undefined ? {} : { tenantId: signIn.tenantId };
  switch (signIn.method) {
    case "default":
      return within(
        policies,
        new identity.DefaultAzureCredential({
          ...asked,
          httpClient: sharedClient,
          ...inTenant,
          ...(signIn.clientId !== undefined && {
            managedIdentityClientId: signIn.clientId,
            workloadIdentityClientId: signIn.clientId,
          }),
        }),
      );
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
      const own = { ...asked, httpClient: sharedClient };
      return within(
        policies,
        signIn.clientId === undefined
          ? new identity.ManagedIdentityCredential(own)
          : new identity.ManagedIdentityCredential(signIn.clientId, own),
      );
    }
    case "azureCli":
      return new identity.AzureCliCredential({
        ...inTenant,
        processTimeoutInMs: azureCliPatienceSeconds * 1000,
      });
  }
}

/*
 * The credential of managed identities puts a policy of its own in the place of those that it is given,
 * and sends all requests of the process through the HTTP client of the first one. So all have the same
 * client, which finds the policies of the sign-in that it sends for.
 */
const current = new AsyncLocalStorage<PipelinePolicy[]>();
const sharedClient: HttpClient = {
  sendRequest(request) {
    if (isLocal(new URL(request.url).hostname)) {
      // A machine's own endpoint, which no proxy can reach for it.
      delete request.agent;
    }
    const policies = current.getStore() ?? [];
    const send = [...policies, expectNeighbour()].reduceRight<SendRequest>(
      (next, policy) => (sent) => policy.sendRequest(sent, next),
      (sent) => transport().httpClient.sendRequest(sent),
    );
    return send(request);
  },
};

function within(policies: PipelinePolicy[], credential: TokenCredential): TokenCredential {
  return {
    getToken: (scopes, options) =>
      current.run(policies, () => credential.getToken(scopes, options)),
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
