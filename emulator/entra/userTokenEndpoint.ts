import { jsonAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Route } from "../route";
import type { Directory } from "./directory";
import type { RefuseSignIn } from "./signInError";
import type { IssuedToken, TokenIssuer } from "./tokenIssuer";

export interface UserTokenOptions {
  directory: Directory;
  issuer: TokenIssuer;
  refuseSignIn: RefuseSignIn;
}

/**
 * `GET /emulator/az-token?tenant=<id>&user=<name>[&resource=<audience>]`, for a stand-in of the
 * Azure CLI: answers what `az account get-access-token --output json` prints.
 */
export function userTokenEndpoint({ directory, issuer, refuseSignIn }: UserTokenOptions): Route {
  function answer(query: URLSearchParams): Answer {
    const tenantName = query.get("tenant") ?? "";
    const upn = query.get("user") ?? "";
    const resource = query.get("resource") ?? undefined;
    const facts = { tenant: tenantName, clientId: upn, resource };
    const tenant = directory.findTenant(tenantName);
    if (!tenant) {
      return refuseSignIn(90002, facts);
    }
    const refusal = directory.takeRefusal(tenant.tenantId, upn);
    if (refusal) {
      return refuseSignIn(refusal, facts);
    }
    const user = directory.findUser(tenant.tenantId, upn);
    return user
      ? jsonAnswer(200, cliToken(issuer.issueUserToken(user, resource), tenant.tenantId))
      : refuseSignIn(50020, facts);
  }

  return {
    kind: "userToken",
    side: "entra",
    path: /^\/emulator\/az-token$/,
    open({ query }) {
      const tenantId = directory.findTenant(query.get("tenant") ?? "")?.tenantId;
      const user = directory.findUser(tenantId ?? "", query.get("user") ?? "");
      return {
        subject: { tenantId, objectId: user?.objectId },
        answer: () => answer(query),
      };
    },
  };
}

function cliToken({ token, expires }: IssuedToken, tenant: string) {
  return {
    accessToken: token,
    expiresOn: `${expires.toISOString().slice(0, 19).replace("T", " ")}.000000`,
    expires_on: expires.getTime() / 1000,
    tenant,
    tokenType: "Bearer",
  };
}
