import type { SignInCloud } from "../../../provider/identity/signInCloud";
import type { SignIn } from "../../../provider/identity/signIn";
import type { TokenRequest } from "../../../provider/errors/signInAttempt";
import { explainSignIn } from "../../../provider/errors/explainSignIn";
import type { SignInAttempt } from "../../../provider/errors/signInAttempt";
import type { SignInError } from "../../../provider/errors/signInFailure";

export const tenantId = "11111111-1111-4111-8111-111111111111";
export const clientId = "33333333-3333-4333-8333-333333333333";
export const secret: SignIn = { method: "secret", tenantId, clientId, secret: "SECRET-VALUE" };
export const cli: SignIn = { method: "azureCli", tenantId };
const cloud: SignInCloud = {
  name: "public",
  loginEndpoint: "https://login.example",
  resourceManager: "https://arm.example",
  audience: "https://arm.example",
  disableInstanceDiscovery: false,
  uncertain: false,
};

/** What Entra's client throws. */
export function refusal(code: string, words = "Some words."): Error {
  const trace = "Trace ID: 1 Correlation ID: 2 Timestamp: 2026-01-01 00:00:00Z";
  return new Error(`invalid_client: 7000215 - AADSTS${code}: ${words} ${trace}`);
}

const token = "https://login.example/oauth2/v2.0/token";
export const endpoint = "http://127.0.0.1:4711/msi/token";

/** Sorts a failed sign-in, of which these requests were noted. */
export function explain(
  thrown: unknown,
  signIn: SignIn = secret,
  requests: Partial<TokenRequest>[] = [],
  env: SignInAttempt["env"] = {},
): SignInError {
  const noted = requests.map((one) => ({ address: token, proxied: false, ...one }));
  return explainSignIn(thrown, { signIn, cloud, env, requests: noted });
}
