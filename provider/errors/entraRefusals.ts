import type { SignInAttempt } from "./signInAttempt";

/** What a code of Entra's means, and what to do. */
export interface EntraRefusal {
  meaning: string;
  remedy: string;
  /** Seen for some seconds too when the principal or its secret was made just now. */
  fresh?: boolean;
}

/**
 * Codes by which Entra speaks of itself: its own faults, throttling, and what is out of its reach, a
 * directory or the issuer of a federated token (50166, 501661, 90061: it cannot fetch the issuer's keys).
 */
const unwell = new Set(
  "40010 50000 50166 501661 50196 80002 80005 90006 90012 90024 90033 90036 90055 90061".split(" "),
);

/** Whether a code says that Entra is unwell, and so nothing about the identity. */
export function isEntraUnwell(code: string): boolean {
  return unwell.has(code);
}

/** Codes by which Entra refuses an identity, and whose meaning is known. */
const refusing = [
  "7000215",
  "7000222",
  "700016",
  "7000229",
  "65001",
  "7000112",
  "90002",
  "900023",
  "50034",
  "50020",
  "50076",
  "50079",
  "53003",
  "700211",
  "700212",
  "700213",
  "70021",
  "700024",
  "700027",
  "700082",
  "70043",
  "50173",
] as const;

/** Every code of Entra's that is understood here, those of its own faults included. */
export const entraCodes: readonly string[] = [...unwell, ...refusing];

/**
 * Why Entra refused, by its code, and what to do.
 *
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function entraRefusal(
  code: string,
  { tenantId, clientId }: SignInAttempt["signIn"],
  { loginEndpoint }: SignInAttempt["cloud"],
): EntraRefusal | undefined {
  const tenant = tenantId === undefined ? "the tenant" : `tenant ${tenantId}`;
  const client = clientId === undefined ? "the application" : `client ${clientId}`;
  // A command or an address that lacks a part is not shown: it would be pasted as it stands.
  const consent =
    tenantId === undefined || clientId === undefined
      ? "An administrator of that tenant has to consent to the application once."
      : `An administrator of that tenant opens ${loginEndpoint}/${tenantId}/adminconsent?client_id=${clientId} once.`;
  const login = `\`az login${tenantId === undefined ? "" : ` --tenant ${tenantId}`}\``;
  // The compiler holds cases and list together.
  const known = code as (typeof refusing)[number];
  switch (known) {
    case "7000215":
      return {
        meaning: "the client secret is wrong",
        remedy: "Give the secret's value, not its id; if it was rotated, give the new one.",
        fresh: true,
      };
    case "7000222":
      return {
        meaning: "the client secret has expired",
        remedy: "Make a new secret for the app and give it here.",
      };
    case "700016":
    case "7000229":
      return {
        meaning: `${client} has no service principal in ${tenant}`,
        remedy: `Check clientId and tenantId: somebody else may be signed in here than is meant. If it is this application that is meant: ${consent}`,
        fresh: true,
      };
    case "65001":
      return { meaning: `${client} has no consent in ${tenant}`, remedy: consent };
    case "7000112":
      return {
        meaning: `${client} is disabled`,
        remedy: "Enable the application in its home tenant.",
      };
    case "90002":
    case "900023":
      return {
        meaning: `${tenant} does not exist in this cloud`,
        remedy: "Check tenantId (ARM_TENANT_ID) and environment (ARM_ENVIRONMENT).",
      };
    case "50034":
      return {
        meaning: "the account does not exist in this tenant",
        remedy: "Check tenantId; a guest signs in to each tenant separately.",
      };
    case "50020":
      return {
        meaning: "the account is not a member or guest of this tenant",
        remedy: "Have the tenant's administrator invite it, or sign in as another identity.",
      };
    case "50076":
    case "50079":
      return {
        meaning: "multi-factor authentication is required",
        remedy: `Run ${login} and complete it, or sign in as a service principal.`,
      };
    case "53003":
      return {
        meaning: "a Conditional Access policy of the tenant blocks this sign-in",
        remedy:
          "Sign in from an allowed place or device, or have the tenant's administrator exempt this identity.",
      };
    case "700211":
    case "700212":
    case "700213":
    case "70021":
      return {
        meaning: "no federated credential of the app matches the token",
        remedy:
          "Compare issuer, subject and audience of the app's federated credential with those of the pipeline (for GitHub: repository, branch or environment).",
      };
    case "700024":
      return {
        meaning: "the signed assertion is not valid at this time",
        remedy:
          "Set the machine's clock; a federated token may also have expired during a long run.",
      };
    case "700027":
      return {
        meaning: "the certificate is not registered with the app, or has expired",
        remedy: "Upload a valid certificate to the app and give that one with its key.",
      };
    case "700082":
    case "70043":
    case "50173":
      return { meaning: "the stored sign-in has expired", remedy: `Run ${login}.` };
  }
  known satisfies never;
  return undefined;
}
