import { printable } from "../../azure/printable";
import { entraRefusal, isEntraUnwell } from "./entraRefusals";
import { sentences } from "./linkError";
import { clientFailure, explainNetwork } from "./network";
import { attemptWords, textOf } from "./signInAttempt";
import type { SignInAttempt } from "./signInAttempt";
import { SignInError } from "./signInFailure";

/** Explains the failure of a client that asks Entra itself. */
export function explainEntra(thrown: unknown, attempt: SignInAttempt): SignInError {
  const { cloud, requests } = attempt;
  const words = attemptWords(attempt);
  const host = cloud.loginEndpoint;
  const text = textOf(thrown);
  const last = requests.at(-1);
  const { status } = last ?? {};
  if (isUnwell(status) || /\b(temporarily_unavailable|server_error)\b/.test(text)) {
    return new SignInError(
      "entraUnwell",
      `${words}: Entra (${host}) ${status === undefined ? "is unwell" : `answered ${status}`}, which says nothing about the identity. Run the command again in a few minutes.`,
    );
  }
  const code = last?.code ?? codeIn(text);
  if (code !== undefined) {
    return explainCode(code, text, attempt);
  }
  const network = explainNetwork(last?.failure ?? thrown, host);
  if (network !== undefined && status === undefined) {
    return new SignInError("unreachable", `${words}. ${network}`);
  }
  if (status !== undefined) {
    return new SignInError(
      "notEntra",
      `${words}: ${host} answered ${status}, but not as Entra does. Probably a proxy or gateway stands in between: check HTTPS_PROXY, NO_PROXY, environment and metadataHost.`,
    );
  }
  if (/endpoints_resolution_error|openid_config_error|network_error/.test(text)) {
    return new SignInError(
      "unreachable",
      `${words}. The connection to ${host} failed or was cut. Check the network and the proxy settings (HTTPS_PROXY, NO_PROXY), then run the command again.`,
    );
  }
  const { name, statusCode } = clientFailure(thrown);
  return new SignInError(
    "unforeseen",
    sentences(
      `${words}: ${printable(name ?? "the sign-in")} failed${statusCode ? ` with status ${statusCode}` : ""}.`,
      `Check that ${host} is Entra and not a proxy's page, the credential, and the machine's clock.`,
    ),
  );
}

/** The number after `AADSTS` in a text. */
export function codeIn(text: string): string | undefined {
  return /AADSTS(\d{1,10})/.exec(text)?.[1];
}

/** Explains what Entra said by a code, whoever passes it on. */
export function explainCode(code: string, text: string, attempt: SignInAttempt): SignInError {
  const { cloud, signIn } = attempt;
  const words = attemptWords(attempt);
  if (isEntraUnwell(code)) {
    return new SignInError(
      "entraUnwell",
      `${words}: Entra says that it is unwell or too busy (AADSTS${code}), which says nothing about the identity. Run the command again in a few minutes.`,
    );
  }
  const refusal = entraRefusal(code, signIn, cloud);
  if (refusal === undefined) {
    const quoted = printable(firstSentence(withoutSecret(text, attempt), code));
    return new SignInError(
      "entraRefused",
      `${words}: Entra refused with AADSTS${code}${quoted && ` (${quoted})`}. Look the code up at ${cloud.loginEndpoint}/error?code=${code}.`,
    );
  }
  // Only an application, or its secret, is made in the same run.
  const fresh = refusal.fresh === true && signIn.method !== "azureCli";
  return new SignInError(
    fresh ? "entraKnowsNotYet" : "entraRefused",
    `${words}: ${refusal.meaning} (Entra: AADSTS${code}). ${refusal.remedy}`,
  );
}

/** Statuses that another attempt may change, of whatever service. */
export function isUnwell(status: number | undefined): boolean {
  return status !== undefined && (status >= 500 || status === 429 || status === 408);
}

/** Entra is not known to echo a secret; should it ever do so, it goes no further. */
function withoutSecret(text: string, { signIn }: SignInAttempt): string {
  const secret = signIn.secret ?? signIn.token;
  return secret === undefined ? text : text.replaceAll(secret, "[secret]");
}

/** Entra's own words behind a code, up to the trace id that follows them. */
function firstSentence(text: string, code: string): string {
  const at = text.indexOf(`AADSTS${code}`);
  const after = at < 0 ? "" : text.slice(at + `AADSTS${code}`.length);
  return (after.split(/\s*-?\s*(?:Trace|Correlation) ID|\r|\n/)[0] ?? "").replace(/^[:\s]+/, "");
}
