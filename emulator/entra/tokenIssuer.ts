import type { Cloud } from "../cloud";
import type { Audiences } from "./audiences";
import type { TokenSigner } from "./tokenSigner";
import type { User } from "./users";

/** For whom an access token is, and what it is good for. */
export interface TokenGrant {
  tenantId: string;
  objectId: string;
  clientId: string;
  audience: string;
  kind: "app" | "user";
  /** Only for users. */
  upn?: string;
}

export interface TokenOptions {
  /** Seconds. @default 3600 */
  lifetime: number;
  /** Whether tokens say in `idtyp` of which kind their identity is. Not all do. @default true */
  identityType: boolean;
}

export interface IssuedToken {
  token: string;
  expires: Date;
  /** Seconds. */
  lifetime: number;
}

export interface TokenIssuer {
  /** Mutable: holds for tokens issued from then on. */
  readonly options: TokenOptions;
  /** An access token, as Entra's token endpoint gives it. */
  issue(grant: TokenGrant): IssuedToken;
  /** What a person's Azure CLI would hold. Default audience: Resource Manager. */
  issueUserToken(user: User, audience?: string): IssuedToken;
  /** A workload's own token, to be exchanged for one of Entra's. */
  issueAssertion(claims: { issuer: string; subject: string; audience?: string }): string;
  /** Options are the defaults again. */
  reset(): void;
}

/** Application id of the Azure CLI. */
const azureCliClientId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

export function createTokenIssuer(
  { url, now }: Cloud,
  signer: TokenSigner,
  audiences: Audiences,
): TokenIssuer {
  const options = defaultOptions();

  function issue(grant: TokenGrant): IssuedToken {
    const { lifetime, identityType } = options;
    const issuedAt = epochSeconds(now());
    const token = signer.sign({
      aud: grant.audience,
      iss: `${url()}/${grant.tenantId}/`,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + lifetime,
      tid: grant.tenantId,
      oid: grant.objectId,
      sub: grant.objectId,
      appid: grant.clientId,
      ver: "1.0",
      ...(identityType && { idtyp: grant.kind }),
      ...(grant.upn && { upn: grant.upn, unique_name: grant.upn, scp: "user_impersonation" }),
    });
    return { token, expires: new Date((issuedAt + lifetime) * 1000), lifetime };
  }

  return {
    options,
    issue,
    issueUserToken: (user, audience = audiences.preferred()) =>
      issue({ ...user, clientId: azureCliClientId, audience, kind: "user" }),
    issueAssertion({ issuer, subject, audience = "api://AzureADTokenExchange" }) {
      const issuedAt = epochSeconds(now());
      return signer.sign({
        iss: issuer,
        sub: subject,
        aud: audience,
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + 600,
      });
    },
    reset: () => void Object.assign(options, defaultOptions()),
  };
}

function defaultOptions(): TokenOptions {
  return { lifetime: 3600, identityType: true };
}

function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
