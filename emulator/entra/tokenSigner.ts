import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { parseJwt } from "./jwt";
import type { JwtClaims } from "./jwt";

/** Signs the emulator's tokens and recognises them again. */
export interface TokenSigner {
  sign(claims: JwtClaims): string;
  /** The claims of a token that this signer signed; otherwise undefined. Looks at no time. */
  verify(token: string): JwtClaims | undefined;
  /** The public key as a JSON Web Key Set. */
  keys(): { keys: object[] };
}

let cachedKey: KeyObject | undefined;

export function createTokenSigner(): TokenSigner {
  cachedKey ??= generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const privateKey = cachedKey;
  const publicKey = createPublicKey(privateKey);
  const keyId = "emulator";
  const head = encode({ typ: "JWT", alg: "RS256", kid: keyId });

  return {
    sign(claims) {
      const text = `${head}.${encode(claims)}`;
      return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
    verify(token) {
      const jwt = parseJwt(token);
      return jwt && verify("sha256", Buffer.from(jwt.signed), publicKey, jwt.signature)
        ? jwt.claims
        : undefined;
    },
    keys: () => ({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid: keyId, use: "sig", alg: "RS256" }],
    }),
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
