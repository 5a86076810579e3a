import { readFileSync } from "node:fs";
import { ClientAssertionCredential, ClientSecretCredential } from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import { createDefaultHttpClient, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { Cloud } from "./cloud";
import type { Settings } from "./settings";

/** Signs in as azure-native does: by secret, else by OIDC. Its other ways are not in the stand-in. */
export function createCredential(settings: Settings, { loginEndpoint }: Cloud): TokenCredential {
  const { tenantId, clientId, clientSecret, disableInstanceDiscovery } = settings;
  const options = { authorityHost: loginEndpoint, disableInstanceDiscovery };
  if (!tenantId || !clientId) {
    throw new Error("The azure-native stand-in signs in with a tenant id and a client id.");
  }
  if (clientSecret) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
  const readAssertion = assertionSource(settings);
  if (settings.useOidc && readAssertion) {
    return new ClientAssertionCredential(tenantId, clientId, readAssertion, options);
  }
  throw new Error("The azure-native stand-in signs in with a client secret or by OIDC.");
}

/** The token, then the file with it, then the address to ask for it. */
function assertionSource(settings: Settings): (() => Promise<string>) | undefined {
  const { oidcToken, oidcTokenFilePath, oidcRequestToken, oidcRequestUrl } = settings;
  if (oidcToken) {
    return () => Promise.resolve(oidcToken);
  }
  if (oidcTokenFilePath) {
    const token = readFileSync(oidcTokenFilePath, "utf8");
    return () => Promise.resolve(token);
  }
  return oidcRequestToken && oidcRequestUrl
    ? () => requestAssertion(oidcRequestUrl, oidcRequestToken)
    : undefined;
}

async function requestAssertion(address: string, token: string): Promise<string> {
  const url = new URL(address);
  url.searchParams.set("audience", "api://AzureADTokenExchange");
  const request = createPipelineRequest({ url: url.href });
  request.headers.set("authorization", `Bearer ${token}`);
  const response = await createDefaultHttpClient().sendRequest(request);
  return (JSON.parse(response.bodyAsText ?? "") as { value: string }).value;
}
