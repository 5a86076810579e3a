import { fields } from "../../azure/fields";
import { printable } from "../../azure/printable";
import { sentences } from "./linkError";
import { proxyFailureTo } from "./proxyFailure";

/** What the Azure clients' errors may carry; every field is optional because they differ by version. */
export interface ClientFailure {
  name?: string | undefined;
  code?: string | undefined;
  message?: string | undefined;
  statusCode?: number | undefined;
  cause?: unknown;
  errors?: unknown;
}

/** The failure's fields, whatever was thrown. */
export function clientFailure(thrown: unknown): ClientFailure {
  if (typeof thrown !== "object" || thrown === null) {
    return { message: String(thrown) };
  }
  const { name, code, message, statusCode, cause, errors } = fields(thrown);
  return {
    name: typeof name === "string" ? name : undefined,
    code: typeof code === "string" ? code : undefined,
    message: typeof message === "string" ? message : undefined,
    statusCode: typeof statusCode === "number" ? statusCode : undefined,
    cause,
    errors,
  };
}

export const untrusted =
  /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_|ERR_TLS|ERR_SSL|EPROTO|self[- ]signed certificate|unable to verify the first certificate|certificate has expired/i;
export const unresolved = /ENOTFOUND|EAI_AGAIN/;
export const unconnected =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|socket hang up|EPROXY|REQUEST_SEND_ERROR|network_error|endpoints_resolution_error|openid_config_error|Network request failed|aborted$/i;

/**
 * The sentence for a request that got no answer (TLS, DNS, connection), or nothing when the
 * failure is of another kind.
 */
export function explainNetwork(thrown: unknown, host: string): string | undefined {
  const signs = signsOf(thrown);
  const quoted = printable(signs[0] ?? "");
  const isOfNetwork = (sign: string) =>
    untrusted.test(sign) || unresolved.test(sign) || unconnected.test(sign);
  const atProxy = signs.some(isOfNetwork) ? proxyFailureTo(host) : undefined;
  if (atProxy !== undefined) {
    return atProxy;
  }
  if (signs.some((sign) => untrusted.test(sign))) {
    return sentences(
      `The TLS certificate of ${host} is not trusted (${quoted}).`,
      "Behind a TLS-inspecting proxy or in a private cloud, set NODE_EXTRA_CA_CERTS to the authority's PEM file before starting pulumi.",
    );
  }
  if (signs.some((sign) => unresolved.test(sign))) {
    return sentences(
      `The name ${host} could not be resolved (${quoted}).`,
      "Check DNS, the proxy settings (HTTPS_PROXY, NO_PROXY) and the cloud that is configured.",
    );
  }
  if (signs.some((sign) => unconnected.test(sign))) {
    return sentences(
      `The connection to ${host} failed or was cut (${quoted}).`,
      "Check the network and the proxy settings (HTTPS_PROXY, NO_PROXY), then run the command again.",
    );
  }
  return undefined;
}

/** Codes and messages of the failure and of what caused it, nearest first. */
function signsOf(thrown: unknown): string[] {
  const signs: string[] = [];
  let current: unknown = thrown;
  for (let depth = 0; depth < 5 && current !== undefined && current !== null; depth += 1) {
    const failure = clientFailure(current);
    signs.push(...[failure.code, failure.message].filter((sign) => sign !== undefined));
    current = failure.cause;
  }
  return signs;
}
