import { readFile } from "node:fs/promises";
import type { TokenCredential, TokenCredentialOptions } from "@azure/identity";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { azureIdentity } from "../azureClients";
import { LinkError } from "../errors/linkError";
import { printable } from "../errors/printable";
import { loadCertificate } from "./certificate";
import type { Cloud } from "./cloud";
import { requestFederatedToken } from "./federatedToken";
import type { SignIn } from "./signIn";

const azureCliPatienceSeconds = 60;

/** Makes the credential of `@azure/identity` that a way of signing in stands for. */
export async function createCredential(
  signIn: SignIn,
  cloud: Cloud,
  policies: PipelinePolicy[],
): Promise<TokenCredential> {
  const identity = azureIdentity();
  const options: TokenCredentialOptions & { disableInstanceDiscovery: boolean } = {
    authorityHost: cloud.loginEndpoint,
    disableInstanceDiscovery: cloud.disableInstanceDiscovery,
    additionalPolicies: policies.map((policy) => ({ policy, position: "perRetry" })),
  };
  const { tenantId } = signIn;
  switch (signIn.method) {
    case "default":
      return new identity.DefaultAzureCredential({
        ...options,
        tenantId,
        managedIdentityClientId: signIn.clientId,
        workloadIdentityClientId: signIn.clientId,
      });
    case "certificate":
      return new identity.ClientCertificateCredential(
        signIn.tenantId,
        signIn.clientId,
        await loadCertificate(signIn.path, signIn.password),
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
    case "managedIdentity":
      return signIn.clientId === undefined
        ? new identity.ManagedIdentityCredential(options)
        : new identity.ManagedIdentityCredential(signIn.clientId, options);
    case "azureCli":
      return new identity.AzureCliCredential({
        tenantId,
        processTimeoutInMs: azureCliPatienceSeconds * 1000,
      });
  }
}

async function federatedToken(
  signIn: Extract<SignIn, { method: "oidcToken" | "oidcTokenFile" | "oidcRequest" }>,
  policies: PipelinePolicy[],
): Promise<string> {
  switch (signIn.method) {
    case "oidcToken":
      return signIn.token;
    case "oidcTokenFile":
      return readFile(signIn.path, "utf8").then(
        (text) => text.trim(),
        (failure: NodeJS.ErrnoException) => {
          throw new LinkError(
            `The federated token file ${printable(signIn.path)} could not be read (${failure.code ?? "unknown error"}). Check oidcTokenFilePath (ARM_OIDC_TOKEN_FILE_PATH).`,
          );
        },
      );
    case "oidcRequest":
      return requestFederatedToken(signIn, policies);
  }
}
