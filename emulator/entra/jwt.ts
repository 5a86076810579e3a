export type JwtClaims = Record<string, unknown>;

export interface Jwt {
  header: JwtClaims;
  claims: JwtClaims;
  /** The part of the text that the signature covers. */
  signed: string;
  signature: Buffer;
}

/** Takes a token apart without judging it; undefined when it is none. */
export function parseJwt(token: string): Jwt | undefined {
  const [header = "", claims = "", signature = "", ...rest] = token.split(".");
  const parsedHeader = parsePart(header);
  const parsedClaims = parsePart(claims);
  if (!parsedHeader || !parsedClaims || rest.length > 0) {
    return undefined;
  }
  return {
    header: parsedHeader,
    claims: parsedClaims,
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

function parsePart(part: string): JwtClaims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
