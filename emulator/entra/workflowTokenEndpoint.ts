import { jsonAnswer } from "../answer";
import type { Cloud } from "../cloud";
import type { Route } from "../route";
import type { FederatedCredential } from "./applications";
import type { TokenIssuer } from "./tokenIssuer";

const path = "/emulator/workflow-token";
const requestToken = "emulator-request-token";

/** Whose tokens the endpoint gives: what an application's federated credential has to name. */
export function workflowCredential({ url }: Cloud): FederatedCredential {
  return { issuer: `${url()}/workflows`, subject: "repo:example/onboarding:ref:refs/heads/main" };
}

/** What a GitHub workflow that may ask for an id token has in its environment. */
export function workflowEnvironment({ url }: Cloud): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url()}${path}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
}

/** Gives a workflow's id token for the audience that it asks for, as GitHub does. */
export function workflowTokenEndpoint(cloud: Cloud, issuer: TokenIssuer): Route {
  return {
    kind: "oidcToken",
    side: "entra",
    path: /^\/emulator\/workflow-token$/,
    open: ({ headers, query }) => ({
      answer() {
        if (headers.authorization?.toLowerCase() !== `bearer ${requestToken}`) {
          return jsonAnswer(401, { message: "The request token is missing or wrong." });
        }
        const credential = workflowCredential(cloud);
        const audience = query.get("audience") ?? "https://github.com/example";
        return jsonAnswer(200, { value: issuer.issueAssertion({ ...credential, audience }) });
      },
    }),
  };
}
