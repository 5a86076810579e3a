import type { Cloud } from "../identity/cloud";
import type { SignIn } from "../identity/signIn";
import { describeSignIn } from "./describe";
import { FreshPrincipalError, LinkError, sentences, UnreachableIdentityError } from "./linkError";
import { clientFailure, explainNetwork } from "./network";
import { printable } from "./printable";

interface Refusal {
  meaning: string;
  remedy: string;
  /** Seen for some seconds too when the principal or its secret was made just now. */
  fresh?: boolean;
}

/**
 * Why Entra refused, by its code, and what to do.
 *
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
function refusals(signIn: SignIn, cloud: Cloud): Record<string, Refusal> {
  const tenant = signIn.tenantId ?? "<tenant id>";
  const client = signIn.clientId ?? "<client id>";
  const consent = `An administrator of that tenant opens ${cloud.loginEndpoint}/${tenant}/adminconsent?client_id=${client} once.`;
  const mfa = {
    meaning: "multi-factor authentication is required",
    remedy: `Run \`az login --tenant ${tenant}\` and complete it, or sign in as a service principal.`,
  };
  const federated = {
    meaning: "no federated credential of the app matches the token",
    remedy:
      "Compare issuer, subject and audience of the app's federated credential with those of the pipeline (for GitHub: repository, branch or environment).",
  };
  const loginAgain = {
    meaning: "the stored sign-in has expired",
    remedy: `Run \`az login --tenant ${tenant}\`.`,
  };
  const noPrincipal = {
    meaning: `client ${client} has no service principal in tenant ${tenant}`,
    remedy: `Check clientId and tenantId. ${consent}`,
    fresh: true,
  };
  return {
    "7000215": {
      meaning: "the client secret is wrong",
      remedy: "Give the secret's value, not its id; if it was rotated, give the new one.",
      fresh: true,
    },
    "7000222": {
      meaning: "the client secret has expired",
      remedy: "Make a new secret for the app and give it here.",
    },
    "700016": noPrincipal,
    "7000229": noPrincipal,
    "65001": { meaning: `client ${client} has no consent in tenant ${tenant}`, remedy: consent },
    "7000112": {
      meaning: `client ${client} is disabled`,
      remedy: "Enable the application in its home tenant.",
    },
    "90002": unknownTenant(signIn),
    "900023": unknownTenant(signIn),
    "50034": {
      meaning: "the account does not exist in this tenant",
      remedy: "Check tenantId; a guest signs in to each tenant separately.",
    },
    "50020": {
      meaning: "the account is not a member or guest of this tenant",
      remedy: "Have the tenant's administrator invite it, or sign in as another identity.",
    },
    "50076": mfa,
    "50079": mfa,
    "53003": {
      meaning: "a Conditional Access policy of the tenant blocks this sign-in",
      remedy:
        "Sign in from an allowed place or device, or have the tenant's administrator exempt this identity.",
    },
    "700211": federated,
    "700212": federated,
    "700213": federated,
    "70021": federated,
    "700024": {
      meaning: "the signed assertion is not valid at this time",
      remedy: "Set the machine's clock; a federated token may also have expired during a long run.",
    },
    "700027": {
      meaning: "the certificate is not registered with the app",
      remedy: "Upload this certificate to the app, or give the one that is registered.",
    },
    "700082": loginAgain,
    "70043": loginAgain,
    "50173": loginAgain,
  };
}

function unknownTenant({ tenantId }: SignIn): Refusal {
  return {
    meaning: `the tenant ${tenantId ?? "<tenant id>"} does not exist in this cloud`,
    remedy: "Check tenantId (ARM_TENANT_ID) and environment (ARM_ENVIRONMENT).",
  };
}

/**
 * What Entra's client calls an answer that it could not read as JSON: a failure of the network, and
 * since `@azure/identity` 4.14 one of the client, the server or unknown, with the page's text.
 */
const unreadAnswer =
  /network_error|endpoints_resolution_error|openid_config_error|\b(client|server|unknown)_error: [^]*Http status code:/;

/**
 * Turns a failed sign-in into a sentence. The kind of error says whether the identity is out of
 * reach, whether waiting may help, or, when Entra itself was unwell, that nothing is known.
 */
export function explainSignIn(
  thrown: unknown,
  signIn: SignIn,
  cloud: Cloud,
  status?: number,
): LinkError {
  if (thrown instanceof LinkError) {
    return thrown;
  }
  const failure = clientFailure(thrown);
  const attempt = `Could not sign in with ${describeSignIn(signIn)}`;
  const text = withoutSecret(textOf(thrown), signIn);
  if (status !== undefined && (status >= 500 || status === 429 || status === 408)) {
    return new LinkError(
      `${attempt}: Entra (${cloud.loginEndpoint}) answered ${status}, which says nothing about the identity. Run the command again in a few minutes.`,
    );
  }
  const code = /AADSTS(\d{1,10})/.exec(text)?.[1];
  if (code !== undefined) {
    const refusal = refusals(signIn, cloud)[code];
    const message = refusal
      ? `${attempt}: ${refusal.meaning} (Entra: AADSTS${code}). ${refusal.remedy}`
      : `${attempt}: Entra refused with AADSTS${code} (${printable(firstSentence(text, code))}). Look the code up at ${cloud.loginEndpoint}/error?code=${code}.`;
    return refusal?.fresh
      ? new FreshPrincipalError(message)
      : new UnreachableIdentityError(message);
  }
  if (signIn.method === "azureCli") {
    return new UnreachableIdentityError(`${attempt}. ${explainAzureCli(text, signIn.tenantId)}`);
  }
  // Entra's client drops the answer to its first question, which is for the tenant's endpoints.
  if (status === 400 && /endpoints_resolution_error|openid_config_error/.test(text)) {
    const { meaning, remedy } = unknownTenant(signIn);
    return new UnreachableIdentityError(`${attempt}: most likely ${meaning}. ${remedy}`);
  }
  if (status === undefined && /endpoints_resolution_error|openid_config_error/.test(text)) {
    return new LinkError(
      `${attempt}. The connection to ${cloud.loginEndpoint} failed or was cut. Check the network and the proxy settings (HTTPS_PROXY, NO_PROXY), then run the command again.`,
    );
  }
  if (status !== undefined && unreadAnswer.test(text)) {
    return new LinkError(
      `${attempt}: ${cloud.loginEndpoint} answered ${status}, but not as Entra does. Probably a proxy or gateway stands in between: check HTTPS_PROXY, NO_PROXY, environment and metadataHost.`,
    );
  }
  const network = explainNetwork(thrown, cloud.loginEndpoint);
  if (network !== undefined) {
    return new LinkError(`${attempt}. ${network}`);
  }
  if (failure.name === "CredentialUnavailableError") {
    return new UnreachableIdentityError(
      sentences(
        `${attempt}: it is not available here (${printable(text)}).`,
        "Check where the command runs and how the identity is declared.",
      ),
    );
  }
  return new LinkError(
    sentences(
      `${attempt}: ${printable(failure.name ?? "the sign-in")} failed${failure.statusCode ? ` with status ${failure.statusCode}` : ""}.`,
      `Check that ${cloud.loginEndpoint} is Entra and not a proxy's page, the credential, and the machine's clock.`,
    ),
  );
}

function explainAzureCli(text: string, tenantId: string | undefined): string {
  const login = `az login${tenantId === undefined ? "" : ` --tenant ${tenantId}`}`;
  if (/could not be found|not found|not recognized/i.test(text)) {
    return "The Azure CLI (az) is not installed. Install it, or declare another way of signing in (clientSecret, clientCertificatePath, useOidc, useMsi).";
  }
  return `The Azure CLI gave no token: run \`${login}\`, or declare another way of signing in (clientSecret, clientCertificatePath, useOidc, useMsi).`;
}

/** All messages of a failure and of the failures inside it. */
function textOf(thrown: unknown, depth = 0): string {
  const { message, cause, errors } = clientFailure(thrown);
  const inner = [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])].filter(Boolean);
  return depth > 4
    ? (message ?? "")
    : [message ?? "", ...inner.map((one) => textOf(one, depth + 1))].join("\n");
}

/** Entra is not known to echo a secret; should it ever do so, it goes no further. */
function withoutSecret(text: string, signIn: SignIn): string {
  const secret =
    signIn.method === "secret"
      ? signIn.secret
      : signIn.method === "oidcToken"
        ? signIn.token
        : undefined;
  return secret === undefined ? text : text.replaceAll(secret, "[secret]");
}

/** Entra's own words behind a code, up to the trace id that follows them. */
function firstSentence(text: string, code: string): string {
  const after = text.slice(text.indexOf(`AADSTS${code}`) + `AADSTS${code}`.length);
  return (after.split(/\s*-?\s*(?:Trace|Correlation) ID|\r|\n/)[0] ?? "")
    .replace(/^[:\s]+/, "")
    .trim();
}
