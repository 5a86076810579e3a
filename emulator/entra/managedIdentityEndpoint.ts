import { jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Cloud } from "../cloud";
import type { EmulatorRequest, Route } from "../route";
import type { Directory } from "./directory";
import type { TokenIssuer } from "./tokenIssuer";

const path = "/emulator/managed-identity";
const identityHeader = "emulator-identity-header";

/** What App Service puts into the environment of a process that has a managed identity. */
export function managedIdentityEnvironment({ url }: Cloud): Record<string, string> {
  return { IDENTITY_ENDPOINT: `${url()}${path}`, IDENTITY_HEADER: identityHeader };
}

/** The token endpoint of App Service, version 2019-08-01. */
export function managedIdentityEndpoint(directory: Directory, issuer: TokenIssuer): Route {
  function answer({ headers, query }: EmulatorRequest): Answer {
    if (headers["x-identity-header"] !== identityHeader) {
      return refuse(401, "The header X-IDENTITY-HEADER is missing or wrong.");
    }
    const identity = find(query);
    const audience = query.get("resource");
    if (!identity || !audience) {
      return refuse(400, "No managed identity was found for the specified parameters.");
    }
    const { token, expires } = issuer.issue({ ...identity, audience, kind: "app" });
    return jsonAnswer(200, {
      access_token: token,
      expires_on: String(expires.getTime() / 1000),
      resource: audience,
      token_type: "Bearer",
      client_id: identity.clientId,
    });
  }

  const find = (query: URLSearchParams) =>
    directory.findManagedIdentity(
      query.get("client_id") ??
        query.get("object_id") ??
        query.get("principal_id") ??
        query.get("mi_res_id") ??
        undefined,
    );

  return {
    kind: "managedIdentity",
    side: "entra",
    path: /^\/emulator\/managed-identity$/,
    open: (request) => ({ subject: find(request.query), answer: () => answer(request) }),
  };
}

function refuse(statusCode: number, message: string): Answer {
  return jsonAnswer(statusCode, { statusCode, message });
}
