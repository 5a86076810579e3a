import { ambientFlag, ambientText } from "../ambient";
import type { Ambient } from "../ambient";
import { unreadVariables, waysToSignIn } from "../errors/signInAttempt";
import type { Identity } from "./declaredIdentity";

/** A way of signing in, with everything it needs except the cloud. Plain data, kept in memory only. */
export type SignIn = { tenantId?: string | undefined; clientId?: string | undefined } & (
  | { method: "default" }
  | {
      method: "certificate";
      tenantId: string;
      clientId: string;
      path: string;
      password?: string | undefined;
    }
  | { method: "secret"; tenantId: string; clientId: string; secret: string }
  | { method: "oidcToken"; tenantId: string; clientId: string; token: string }
  | { method: "oidcTokenFile"; tenantId: string; clientId: string; path: string }
  | ({ method: "oidcRequest"; tenantId: string; clientId: string } & OidcRequest)
  | { method: "managedIdentity" }
  | { method: "azureCli" }
);

/** Where a pipeline hands out its federated token. */
export interface OidcRequest {
  url: string;
  token: string;
  audience: string;
}

/** Why no way of signing in could be chosen: the property to mend and what to do. */
export interface SignInProblem {
  property: string;
  reason: string;
  /** Whether the identity itself declares half a credential, and not only its surroundings. */
  halfDeclared: boolean;
}

const methodKeys = [
  "useDefaultAzureCredential",
  "clientCertificatePath",
  "clientSecret",
  "useOidc",
  "oidcTokenFilePath",
  "useMsi",
] as const;

/**
 * Chooses how to sign in, in azure-native's order: default credential, certificate, secret, OIDC
 * (token, file, request), managed identity, Azure CLI. A subscription id is never needed. Unlike
 * azure-native, a method that is declared on the identity is not overruled by one that merely
 * stands in the configuration or the environment, where it belongs to somebody else.
 */
export function chooseSignIn(identity: Identity, ambient: Ambient): SignIn | SignInProblem {
  const methodDeclared = declaresMethod(identity);
  const text = (key: "tenantId" | "clientId") => identity[key] ?? ambientText(ambient, key);
  const method = (key: "clientCertificatePath" | "clientSecret" | "oidcTokenFilePath") =>
    identity[key] ?? (methodDeclared ? undefined : ambientText(ambient, key));
  const flag = (key: "useDefaultAzureCredential" | "useOidc" | "useMsi") =>
    identity[key] ?? (methodDeclared ? false : ambientFlag(ambient, key));

  const tenantId = text("tenantId");
  const clientId = text("clientId");
  if (flag("useDefaultAzureCredential")) {
    return { method: "default", tenantId, clientId: identity.clientId };
  }
  const path = method("clientCertificatePath");
  if (path !== undefined) {
    const password =
      identity.clientCertificatePassword ?? ambientText(ambient, "clientCertificatePassword");
    return withClient(identity, ambient, tenantId, clientId, "clientCertificatePath", (client) => ({
      method: "certificate",
      ...client,
      path,
      password,
    }));
  }
  const secret = method("clientSecret");
  if (secret !== undefined) {
    return withClient(identity, ambient, tenantId, clientId, "clientSecret", (client) => ({
      method: "secret",
      ...client,
      secret,
    }));
  }
  const tokenFile = method("oidcTokenFilePath");
  if (flag("useOidc") || identity.oidcTokenFilePath !== undefined) {
    return withClient(identity, ambient, tenantId, clientId, "useOidc", (client) =>
      chooseOidc(client, tokenFile ?? ambientText(ambient, "oidcTokenFilePath"), identity, ambient),
    );
  }
  if (flag("useMsi")) {
    return { method: "managedIdentity", tenantId, clientId };
  }
  if (identity.clientId !== undefined) {
    return {
      halfDeclared: false,
      property: "identity.clientId",
      reason:
        `client ${identity.clientId} is named, but nothing to sign in with: ` +
        waysToSignIn(ambient.env).replace(/\.$/, ""),
    };
  }
  return { method: "azureCli", tenantId };
}

/** Whether the identity itself says by what it is signed in as. */
export function declaresMethod(identity: Identity): boolean {
  return methodKeys.some((key) => isGiven(identity[key]));
}

/** Whether the choice is a problem to report instead of a way of signing in. */
export function isProblem(choice: SignIn | SignInProblem): choice is SignInProblem {
  return "reason" in choice;
}

type Client = { tenantId: string; clientId: string };

function withClient(
  identity: Identity,
  { namespace }: Ambient,
  tenantId: string | undefined,
  clientId: string | undefined,
  method: keyof Identity,
  choose: (client: Client) => SignIn | SignInProblem,
): SignIn | SignInProblem {
  const missing = tenantId === undefined ? "tenantId" : clientId === undefined ? "clientId" : "";
  if (tenantId !== undefined && clientId !== undefined) {
    return choose({ tenantId, clientId });
  }
  const variable = missing === "tenantId" ? "ARM_TENANT_ID" : "ARM_CLIENT_ID";
  return {
    halfDeclared: isGiven(identity[method]),
    property: `identity.${missing}`,
    reason:
      `${isGiven(identity[method]) ? `${method} is given` : `signing in by ${method} is configured`} ` +
      `but no ${missing}: add it to the identity, or set ${namespace}:${missing} or ${variable}`,
  };
}

function chooseOidc(
  client: Client,
  tokenFile: string | undefined,
  identity: Identity,
  ambient: Ambient,
): SignIn | SignInProblem {
  const token = ambientText(ambient, "oidcToken");
  // A file that the identity names is its own; a token lying in the environment is everybody's.
  if (token !== undefined && identity.oidcTokenFilePath === undefined) {
    return { method: "oidcToken", ...client, token };
  }
  if (tokenFile !== undefined) {
    return { method: "oidcTokenFile", ...client, path: tokenFile };
  }
  const requestToken = ambientText(ambient, "oidcRequestToken");
  const url = ambientText(ambient, "oidcRequestUrl");
  if (requestToken !== undefined && url !== undefined) {
    const audience = ambientText(ambient, "oidcAudience") ?? "api://AzureADTokenExchange";
    return { method: "oidcRequest", ...client, url, token: requestToken, audience };
  }
  const unread = unreadVariables(ambient.env);
  return {
    halfDeclared: false,
    property: "identity.useOidc",
    reason:
      "no federated token is at hand: set ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH, or both of " +
      "ARM_OIDC_REQUEST_TOKEN and ARM_OIDC_REQUEST_URL (in GitHub Actions: `permissions: id-token: write`)" +
      (unread === undefined ? "" : `. ${unread.replace(/\.$/, "")}`),
  };
}

function isGiven(value: string | boolean | undefined): boolean {
  return value !== undefined && value !== false;
}
