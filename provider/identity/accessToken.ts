import { jwtDecode } from "jwt-decode";
import { fields } from "../../azure/fields";
import { isGuid } from "../../azure/guid";
import { printable } from "../../azure/printable";
import { LinkError } from "../errors/linkError";
import type { Subject } from "../errors/subject";

/**
 * Reads who an access token speaks for. The token came from Entra over TLS and is checked by Azure
 * itself; it is read here, not trusted.
 *
 * Claims: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function readSubject(token: string): Subject {
  const claims = decode(token);
  const tenantId = guid(claims.tid);
  const objectId = guid(claims.oid);
  if (tenantId === undefined || objectId === undefined) {
    throw new LinkError(
      "Entra's access token does not say whose it is (no tid or oid claim), so nothing was asked of Azure. Sign in with another kind of credential.",
    );
  }
  return {
    tenantId,
    objectId,
    clientId: guid(claims.appid) ?? guid(claims.azp),
    kind: isUser(claims) ? "user" : "service principal",
    userName: [claims.upn, claims.unique_name, claims.preferred_username]
      .filter((name) => typeof name === "string")
      .map(printable)[0],
  };
}

/** `idtyp` is the word of Entra; without it, delegated permissions (`scp`) or a sign-in name show a user. */
function isUser(claims: Record<string, unknown>): boolean {
  if (claims.idtyp === "app" || claims.idtyp === "user") {
    return claims.idtyp === "user";
  }
  return claims.scp !== undefined || claims.upn !== undefined || claims.unique_name !== undefined;
}

function decode(token: string): Record<string, unknown> {
  try {
    return fields(jwtDecode(token));
  } catch {
    return {};
  }
}

function guid(value: unknown): string | undefined {
  return isGuid(value) ? value.toLowerCase() : undefined;
}
