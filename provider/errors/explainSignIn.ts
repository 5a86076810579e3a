import { printable } from "../../azure/printable";
import { explainAzureCli } from "./azureCliFailure";
import { explainDefaultCredential } from "./defaultCredentialFailure";
import { explainEntra } from "./entraFailure";
import { explainManagedIdentity } from "./managedIdentityFailure";
import { clientFailure } from "./network";
import { attemptWords } from "./signInAttempt";
import type { SignInAttempt } from "./signInAttempt";
import { SignInError } from "./signInFailure";

/** Sorts a failed sign-in, and turns it into a sentence. */
export function explainSignIn(thrown: unknown, attempt: SignInAttempt): SignInError {
  if (thrown instanceof SignInError) {
    return thrown;
  }
  switch (attempt.signIn.method) {
    case "azureCli":
      return explainAzureCli(thrown, attempt);
    case "managedIdentity":
      return explainManagedIdentity(thrown, attempt);
    case "default":
      return explainDefaultCredential(thrown, attempt);
    default:
      return explainEntra(thrown, attempt);
  }
}

/** Sorts what Azure's library says when it is set up: it reads some of the surroundings by itself. */
export function explainSetting(
  thrown: unknown,
  attempt: Pick<SignInAttempt, "signIn">,
): SignInError {
  if (thrown instanceof SignInError) {
    return thrown;
  }
  const { name, message = "it cannot be used" } = clientFailure(thrown);
  const said = `${attemptWords(attempt)}: ${printable(message).replace(/\.$/, "")}.`;
  if (/tenant id/i.test(message)) {
    return new SignInError("impossibleTenant", said);
  }
  return name === "CredentialUnavailableError"
    ? new SignInError("machineEndpointRefused", said)
    : new SignInError(
        "setting",
        `${said} This says nothing about the identity: check the proxy variables (HTTPS_PROXY, ALL_PROXY, HTTP_PROXY) and AZURE_TOKEN_CREDENTIALS.`,
      );
}
