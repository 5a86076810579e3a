import { printable } from "../../azure/printable";
import { codeIn, explainEntra, isUnwell } from "./entraFailure";
import { isEntraUnwell } from "./entraRefusals";
import { clientFailure, explainNetwork } from "./network";
import { attemptWords, isOfEntra, textOf } from "./signInAttempt";
import type { SignInAttempt, TokenRequest } from "./signInAttempt";
import { SignInError } from "./signInFailure";
import type { SignInFailure } from "./signInFailure";

/** Where the machine, and not Entra, says who it is. */
const endpointVariables = [
  "IDENTITY_ENDPOINT",
  "MSI_ENDPOINT",
  "AZURE_POD_IDENTITY_AUTHORITY_HOST",
];
const elsewhere = /ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|EADDRNOTAVAIL|ENOTFOUND/;
/** The client asks nobody for a kind of identity that this kind of machine has not, or without its file. */
const clientRefuses = /unable_to_create|not supported|\bENOENT\b|\bEACCES\b/;
const remedy =
  "Run the command on the machine that has the identity, or give another credential of that identity.";

/**
 * In which way the machine's endpoint has failed. What it answers while it is unwell:
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling
 */
function sortManagedIdentity(last: TokenRequest | undefined, text: string): SignInFailure {
  // The default credential's quick look, whose cause may be no more than its own impatience.
  if (!last?.proxied && text.includes("Attempted to use the IMDS endpoint")) {
    return "noMachineEndpoint";
  }
  if (last === undefined) {
    if (clientRefuses.test(text)) {
      return "machineEndpointRefused";
    }
    return /malformed|Invalid URL/i.test(text) ? "setting" : "unforeseen";
  }
  const { status, failure, proxied } = last;
  if (status === undefined) {
    const { code, message } = clientFailure(failure);
    return !proxied && elsewhere.test(`${code} ${message}`) ? "noMachineEndpoint" : "unreachable";
  }
  const unwell = isUnwell(status) || isEntraUnwell(last.code ?? "");
  return proxied || unwell || status < 400 || [404, 407, 410].includes(status)
    ? "machineEndpointUnwell"
    : "machineEndpointRefused";
}

/** Explains why the machine's endpoint for managed identities gave no token. */
export function explainManagedIdentity(thrown: unknown, attempt: SignInAttempt): SignInError {
  const text = textOf(thrown);
  const last = attempt.requests.at(-1);
  // A workload identity of Kubernetes is asked for at Entra, with a token from a file.
  if (last === undefined ? codeIn(text) !== undefined : isOfEntra(last)) {
    return explainEntra(thrown, attempt);
  }
  const failure = sortManagedIdentity(last, text);
  const words = attemptWords(attempt);
  const endpoint = describeEndpoint(last, attempt.env);
  switch (failure) {
    case "noMachineEndpoint": {
      const { code, message } = clientFailure(last?.failure);
      return new SignInError(
        failure,
        `${words}: ${endpoint} is not there (${printable(code ?? message ?? "no answer")}), so this machine has no managed identity. ${remedy}`,
      );
    }
    case "machineEndpointRefused":
      return new SignInError(
        failure,
        last === undefined
          ? `${words}: the machine has none such (${printable(text)}). ${remedy}`
          : `${words}: ${endpoint} answered ${last.status}: most likely this machine has no such identity. Check clientId and which identities the machine has. ${remedy}`,
      );
    case "unreachable":
      return new SignInError(
        failure,
        `${words}. ${explainNetwork(last?.failure, endpoint) ?? `The request to ${endpoint} failed.`}`,
      );
    case "setting":
    case "unforeseen":
      return new SignInError(
        failure,
        `${words}: it failed ("${printable(text)}"), which says nothing about the identity.`,
      );
    default:
      return new SignInError(
        failure,
        `${words}: ${endpoint} answered ${last?.status}, which says nothing about the identity${last?.proxied ? "; the request went through a proxy, which cannot reach this machine's own endpoint (NO_PROXY)" : ""}. Run the command again in a few minutes.`,
      );
  }
}

function describeEndpoint(last: TokenRequest | undefined, env: SignInAttempt["env"]): string {
  const address = last?.address ?? "";
  const variable = endpointVariables.find((name) => env[name] && address.startsWith(env[name]));
  return `the machine's managed-identity endpoint ${printable(address)}${variable ? ` (${variable})` : ""}`;
}
