import { constants, verify } from "node:crypto";
import type { Application, RegisteredCertificate } from "./applications";
import { parseJwt } from "./jwt";
import type { Jwt } from "./jwt";
import type { SignInErrorCode } from "./signInErrorWordings";

export interface Proof {
  /** Missing when the proof holds. */
  code?: SignInErrorCode;
  /** What a refused assertion said about itself. */
  issuer?: string;
  subject?: string;
  audience?: string;
}

/** What a proof is judged by besides the application. */
export interface ProofContext {
  /** Address that a certificate's assertion has to be meant for. */
  tokenEndpoint: string;
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
  if (!jwt) {
    return { code: 50027 };
  }
  if (Number(jwt.claims.exp) * 1000 <= context.now.getTime()) {
    return { code: 700024 };
  }
  return jwt.header.x5t === undefined && jwt.header["x5t#S256"] === undefined
    ? proveFederated(application, jwt)
    : proveCertificate(application, jwt, context);
}

function proveCertificate(
  { clientId, certificates }: Application,
  jwt: Jwt,
  { tokenEndpoint }: ProofContext,
): Proof {
  const certificate = certificates.find((candidate) => isNamedBy(candidate, jwt));
  if (!certificate || !isSignedBy(certificate, jwt)) {
    return { code: 700027 };
  }
  const { iss, sub, aud } = jwt.claims;
  if (aud !== tokenEndpoint) {
    return { code: 700023, audience: String(aud) };
  }
  return iss === clientId && sub === clientId ? {} : { code: 700027 };
}

function isNamedBy({ thumbprint, thumbprint256 }: RegisteredCertificate, { header }: Jwt): boolean {
  const named = (hex: string, value: unknown) =>
    value === Buffer.from(hex, "hex").toString("base64url");
  return named(thumbprint, header.x5t) || named(thumbprint256, header["x5t#S256"]);
}

function isSignedBy({ publicKey }: RegisteredCertificate, jwt: Jwt): boolean {
  const padding =
    jwt.header.alg === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  return verify("sha256", Buffer.from(jwt.signed), { key: publicKey, padding }, jwt.signature);
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
