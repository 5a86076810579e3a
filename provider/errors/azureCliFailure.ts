import { printable } from "../../azure/printable";
import { codeIn, explainCode } from "./entraFailure";
import { attemptWords, loginCommand, textOf, waysToSignIn } from "./signInAttempt";
import type { SignInAttempt } from "./signInAttempt";
import { SignInError } from "./signInFailure";
import type { SignInFailure } from "./signInFailure";

/*
 * `@azure/identity` (4.13.1 to 4.14.1) throws a text: a sentence of its own where az is not found or
 * asks for `az login`, and what az printed on its standard error everywhere else.
 */
const notInstalled =
  /^Azure CLI could not be found|'az' is not recognized|\baz: (command )?not found/m;
const notSignedIn = /\baz login\b/;
/** JSON.parse's, where az printed nothing at all. */
const saidNothing = /^Unexpected (end of JSON|token)|is not valid JSON|^\s*$/;
/** Of Python's and az's own making; az then never came to ask Entra. */
const network =
  /HTTPS?ConnectionPool|NameResolutionError|Max retries exceeded|CERTIFICATE_VERIFY_FAILED|certificate verif|network connection|\[Errno -?\d+\]|getaddrinfo|name resolution|50[0234] Server Error|Connection ?(Error|aborted|refused|reset)|ProxyError|timed out|SSLError/i;

/** Two sentences of the library's, in whose favour it drops what az printed. */
const insteadOfWords =
  /^(CredentialUnavailableError: )?(Azure CLI could not be found|Please run 'az login' from a command prompt)/m;

/** Whether az said something that the library has dropped. */
export function hidesAzureCli(thrown: unknown): boolean {
  return insteadOfWords.test(textOf(thrown));
}

/** What az printed, as far as it is known. */
export function azureCliText(thrown: unknown, { azureCliSaid }: SignInAttempt): string {
  return azureCliSaid !== undefined && hidesAzureCli(thrown) ? azureCliSaid : textOf(thrown);
}

/** In which way az has failed, where its words are known and are not Entra's. */
export function sortAzureCli(text: string): SignInFailure | undefined {
  if (notInstalled.test(text)) {
    return "azNotInstalled";
  }
  if (network.test(text)) {
    return "azTrouble";
  }
  return codeIn(text) === undefined && notSignedIn.test(text) ? "azNotSignedIn" : undefined;
}

/** Explains why the Azure CLI gave no token, in its own words where nothing better is known. */
export function explainAzureCli(thrown: unknown, attempt: SignInAttempt): SignInError {
  const words = attemptWords(attempt);
  const text = azureCliText(thrown, attempt);
  const failure = sortAzureCli(text);
  const code = codeIn(text);
  if (failure === "azNotInstalled") {
    return new SignInError(
      failure,
      `${words}: nothing else is declared to sign in with, and the Azure CLI (az) is not installed. To sign in, ${waysToSignIn(attempt.env)}`,
    );
  }
  if (failure === "azNotSignedIn") {
    return new SignInError(
      failure,
      `${words}: nothing else is declared to sign in with, and nobody is signed in to the Azure CLI. Run ${loginCommand(attempt.signIn)}, or ${waysToSignIn(attempt.env)}`,
    );
  }
  if (failure === undefined && code !== undefined) {
    return explainCode(code, text, attempt);
  }
  const said = saidNothing.test(text)
    ? "az printed no token, and not why"
    : `az said "${printable(firstLine(text))}"`;
  return new SignInError(
    "azTrouble",
    `${words}: ${said}. This says nothing about the identity; see what \`az account get-access-token\` prints.`,
  );
}

/** The first line that says something: no warning, and no announcement of a traceback. */
function firstLine(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\u001b\[[0-9;]*m/g, "").trim())
    .filter((line) => line !== "" && !/^WARNING\b/.test(line))
    .map((line) => line.replace(/^ERROR:\s*/, ""))
    .filter((line) => line !== "" && !/traceback/i.test(line));
  return lines[0] ?? "nothing";
}
