import { printable } from "../../azure/printable";
import { azureCliText, sortAzureCli } from "./azureCliFailure";
import { codeIn, explainCode, explainEntra } from "./entraFailure";
import { explainManagedIdentity } from "./managedIdentityFailure";
import { clientFailure, explainNetwork } from "./network";
import { attemptWords, isOfEntra, textOf, waysToSignIn } from "./signInAttempt";
import type { SignInAttempt } from "./signInAttempt";
import { SignInError } from "./signInFailure";

/** What the parts of the default credential say where they are not at hand. */
const notAtHand =
  /(is|are) (unavailable|not available)|not installed|could(n't| not) be found|Unable to execute PowerShell|azd auth login|Connect-AzAccount/i;

/** Explains why no part of the default credential gave a token: trouble with one is trouble. */
export function explainDefaultCredential(thrown: unknown, attempt: SignInAttempt): SignInError {
  const words = attemptWords(attempt);
  const { errors } = clientFailure(thrown);
  const parts = (Array.isArray(errors) ? (errors as unknown[]) : [thrown]).map((part) =>
    explainPart(part, attempt),
  );
  const trouble = parts.find(({ sort }) => sort === "trouble");
  // The library's own look for the machine's endpoint does not tell of a proxy that failed.
  const proxied = attempt.requests.find((request) => request.proxied && request.failure);
  if (trouble !== undefined) {
    return trouble;
  }
  if (proxied !== undefined) {
    return new SignInError(
      "unreachable",
      `${words}. ${explainNetwork(proxied.failure, proxied.address) ?? "A request through a proxy failed."}`,
    );
  }
  const refused = parts.find(({ sort }) => sort === "refused");
  return (
    refused ??
    new SignInError(
      parts.length === 1 && parts[0] ? parts[0].failure : "noDefaultCredential",
      `${words}: it is not available here (${printable(textOf(thrown))}). To sign in, ${waysToSignIn(attempt.env)}`,
    )
  );
}

function explainPart(part: unknown, attempt: SignInAttempt): SignInError {
  const text = azureCliText(part, attempt);
  const words = attemptWords(attempt);
  const ofEntra = attempt.requests.filter(isOfEntra);
  if (text.startsWith("ManagedIdentityCredential:")) {
    const requests = attempt.requests.filter((request) => !isOfEntra(request));
    return explainManagedIdentity(part, { ...attempt, requests });
  }
  const code = codeIn(text);
  if (code !== undefined) {
    return explainCode(code, text, attempt);
  }
  const cli = sortAzureCli(text);
  if (cli === "azNotInstalled" || cli === "azNotSignedIn") {
    return new SignInError(cli, text);
  }
  // A credential that has been tried is at hand, whatever Entra or a gateway says of "the service".
  const wasTried = /^Authentication(Required)?Error$/.test(clientFailure(part).name ?? "");
  if (notAtHand.test(text) && !wasTried && cli === undefined) {
    return new SignInError("noDefaultCredential", text);
  }
  return cli === "azTrouble" || ofEntra.length === 0
    ? new SignInError(
        cli ?? "unforeseen",
        `${words}: it failed ("${printable(text)}"), which says nothing about the identity.`,
      )
    : explainEntra(part, { ...attempt, requests: ofEntra });
}
