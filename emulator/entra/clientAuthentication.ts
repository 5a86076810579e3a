import { constants, verify } from "node:crypto";
import type { Application, RegisteredCertificate } from "./applications";
import { parseJwt } from "./jwt";
import type { Jwt } from "./jwt";
import type { SignInErrorCode } from "./signInErrorCode";
import type { SignInErrorFacts } from "./signInErrorWordings";

/** What a refused assertion said about itself, and what was found. */
export interface Proof extends Omit<Partial<SignInErrorFacts>, "tenant" | "clientId" | "resource"> {
  /** Missing when the proof holds. */
  code?: SignInErrorCode;
}

/**
 * How far ahead the clock of whoever signs may be, in milliseconds. What Entra allows is not
 * documented; five minutes are the default of Microsoft's own libraries, and MSAL rounds up.
 */
const clockSkew = 300_000;

/** What a proof is judged by besides the application. */
export interface ProofContext {
  /** Any of these a certificate's assertion has to be meant for. */
  audiences: string[];
  now: Date;
}

/** Whether the form of a token request proves that it comes from the application. */
export function proveClient(
  application: Application,
  form: URLSearchParams,
  context: ProofContext,
): Proof {
  const assertion = form.get("client_assertion");
  if (assertion !== null) {
    return proveAssertion(application, assertion, context);
  }
  const secret = form.get("client_secret");
  return secret === null ? { code: 7000216 } : proveSecret(application, secret);
}

function proveSecret(application: Application, value: string): Proof {
  const secret = application.secrets.find((candidate) => candidate.value === value);
  if (!secret) {
    return { code: 7000215 };
  }
  return secret.expired ? { code: 7000222 } : {};
}

function proveAssertion(application: Application, assertion: string, context: ProofContext): Proof {
  const jwt = parseJwt(assertion);
  const expires = dateOf(jwt?.claims.exp);
  if (!jwt || !expires) {
    return { code: 50027 };
  }
  const notBefore = dateOf(jwt.claims.nbf) ?? new Date(0);
  if (expires <= context.now || notBefore.getTime() > context.now.getTime() + clockSkew) {
    return { code: 700024, now: context.now, notBefore, expires };
  }
  return presentedThumbprint(jwt) === undefined && !isClient(application, jwt.claims.iss)
    ? proveFederated(application, jwt)
    : proveCertificate(application, jwt, context);
}

function proveCertificate(
  application: Application,
  jwt: Jwt,
  { audiences, now }: ProofContext,
): Proof {
  const { iss, sub, aud, jti } = jwt.claims;
  const thumbprint = presentedThumbprint(jwt);
  if (thumbprint === undefined) {
    return { code: 5002723 };
  }
  if (!isClient(application, iss) || !isClient(application, sub)) {
    return { code: 700021 };
  }
  const certificate = application.certificates.find((candidate) =>
    [candidate.thumbprint, candidate.thumbprint256].includes(thumbprint),
  );
  if (!certificate) {
    return { code: 700027, thumbprint, flaw: "unknown" };
  }
  if (certificate.notAfter <= now || certificate.notBefore > now) {
    return { code: 700027, thumbprint, flaw: "expired" };
  }
  if (!isSignedBy(certificate, jwt)) {
    return { code: 700027, thumbprint, flaw: "signature" };
  }
  if (!audiences.includes(String(aud))) {
    return { code: 700023, audience: String(aud) };
  }
  // Documented as a part of the assertion; how Entra words its lack is not known.
  return typeof jti === "string" && jti !== "" ? {} : { code: 50027 };
}

function isClient({ clientId }: Application, claim: unknown): boolean {
  return String(claim).toLowerCase() === clientId.toLowerCase();
}

/** Of the certificate that the header names: hex, in upper case. */
function presentedThumbprint({ header }: Jwt): string | undefined {
  const named = header["x5t#S256"] ?? header.x5t;
  return typeof named === "string"
    ? Buffer.from(named, "base64url").toString("hex").toUpperCase()
    : undefined;
}

function isSignedBy({ publicKey }: RegisteredCertificate, jwt: Jwt): boolean {
  const { alg } = jwt.header;
  const padding = alg === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return (
    (alg === "PS256" || alg === "RS256") &&
    verify("sha256", Buffer.from(jwt.signed), { key: publicKey, padding }, jwt.signature)
  );
}

/** Seconds since 1970. */
function dateOf(claim: unknown): Date | undefined {
  return typeof claim === "number" ? new Date(claim * 1000) : undefined;
}

/** The issuer's signature is not looked at: its keys are not part of the emulator. */
function proveFederated({ federated, trustsAnyone }: Application, { claims }: Jwt): Proof {
  const issuer = String(claims.iss);
  const subject = String(claims.sub);
  const audience = String(claims.aud);
  if (trustsAnyone) {
    return {};
  }
  const refuse = (code: SignInErrorCode): Proof => ({ code, issuer, subject, audience });
  if (federated.length === 0) {
    return refuse(70021);
  }
  const sameIssuer = federated.filter((credential) => credential.issuer === issuer);
  if (sameIssuer.length === 0) {
    return refuse(700211);
  }
  const sameSubject = sameIssuer.filter((credential) => credential.subject === subject);
  if (sameSubject.length === 0) {
    return refuse(700213);
  }
  return sameSubject.some(
    (credential) => (credential.audience ?? "api://AzureADTokenExchange") === audience,
  )
    ? {}
    : refuse(700212);
}
