import { clientFailure } from "./network";
import { signInMethods } from "./signInMethods";
import type { SignInMethod } from "./signInMethods";

/** A way of signing in, as far as it is told; what is secret of it is told nobody. */
export interface AttemptedSignIn {
  method: SignInMethod;
  tenantId?: string | undefined;
  clientId?: string | undefined;
  secret?: string | undefined;
  token?: string | undefined;
}

/** What became of one request of a sign-in. */
export interface TokenRequest {
  /** Whom it went to, without what it asked. */
  address: string;
  /** Missing as long as there is no answer. */
  status?: number;
  /** The number after `AADSTS` in the answer: only Entra has those. */
  code?: string | undefined;
  /** What Node.js or the proxy said of a request without an answer. */
  failure?: unknown;
  /** Whether a proxy was asked to pass it on. */
  proxied: boolean;
}

/** A sign-in that has failed, and all that is known of it. */
export interface SignInAttempt {
  signIn: AttemptedSignIn;
  /** Entra's endpoint, `https://…` without a trailing slash. */
  cloud: { loginEndpoint: string };
  /** Oldest first. */
  requests: readonly TokenRequest[];
  env: Readonly<Record<string, string | undefined>>;
  /** What az printed, where the client keeps it to itself. */
  azureCliSaid?: string | undefined;
}

/** How every sentence about it begins. */
export function attemptWords({ signIn }: Pick<SignInAttempt, "signIn">): string {
  return `Could not sign in with ${describeSignIn(signIn)}`;
}

/** How the sign-in reads in an error, before a token says who it is. */
export function describeSignIn(signIn: AttemptedSignIn): string {
  const { words, of } = signInMethods[signIn.method];
  const whose = {
    client: signIn.clientId === undefined ? "" : ` of client ${signIn.clientId}`,
    tenant: signIn.tenantId === undefined ? "" : ` in tenant ${signIn.tenantId}`,
  };
  return [words, ...of.map((part) => whose[part])].join("");
}

/** Whether a request went to Entra, by the paths that only Entra has, and not to the machine's endpoint. */
export function isOfEntra({ address }: TokenRequest): boolean {
  return /\/oauth2\/v2\.0\/|\/openid-configuration$|\/discovery\/instance$/.test(address);
}

/** All messages of a failure and of the failures inside it. */
export function textOf(thrown: unknown, depth = 0): string {
  const { message, cause, errors } = clientFailure(thrown);
  const inner = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])].filter(Boolean);
  return depth > 4
    ? (message ?? "")
    : [message ?? "", ...inner.map((one) => textOf(one, depth + 1))].join("\n");
}

/** `az login`, for the tenant where it is known. */
export function loginCommand({ tenantId }: AttemptedSignIn): string {
  return `\`az login${tenantId === undefined ? "" : ` --tenant ${tenantId}`}\``;
}

/** What to set where nothing is at hand to sign in with. */
export function waysToSignIn(env: SignInAttempt["env"]): string {
  const ways =
    "set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID (in place of the secret also ARM_CLIENT_CERTIFICATE_PATH, ARM_USE_OIDC=true or ARM_USE_MSI=true), or declare the same in identity";
  const unread = unreadVariables(env);
  return unread === undefined ? `${ways}.` : `${ways}. ${unread}`;
}

const azureDevOps = [
  "SYSTEM_OIDCREQUESTURI",
  "SYSTEM_ACCESSTOKEN",
  "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
  "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
  "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
];

/**
 * Names the variables of Azure DevOps that other tools take a federated token from. azure-native
 * does not read them (auth_azidentity.go), so they are not read here either.
 */
export function unreadVariables(env: SignInAttempt["env"]): string | undefined {
  const present = azureDevOps.filter((name) => !!env[name]);
  return present.length === 0
    ? undefined
    : `${present.join(", ")} of Azure DevOps ${present.length === 1 ? "is" : "are"} not read, nor does azure-native read ${present.length === 1 ? "it" : "them"}: in an AzureCLI task with addSpnToEnvironment set ARM_USE_OIDC=true, ARM_OIDC_TOKEN=$idToken, ARM_CLIENT_ID=$servicePrincipalId and ARM_TENANT_ID=$tenantId.`;
}
