import type { SignInErrorCode } from "./signInErrorCode";

/** What the texts mention. Never a secret. */
export interface SignInErrorFacts {
  tenant: string;
  /** Of an application; for a person the user name. */
  clientId: string;
  resource?: string | undefined;
  subject?: string;
  issuer?: string;
  audience?: string;
  /** Of the certificate that an assertion names. */
  thumbprint?: string;
  /** What is wrong with that certificate, or with what it signed. */
  flaw?: "unknown" | "expired" | "signature";
  /** What time it is, and from when to when an assertion holds. */
  now?: Date;
  notBefore?: Date;
  expires?: Date;
}

/** How Entra words an error, and under which status and OAuth error it comes. */
export interface SignInErrorWording {
  status: 400 | 401;
  error: string;
  suberror?: string;
  text(facts: SignInErrorFacts): string;
}

export const signInErrorWordings: Record<SignInErrorCode, SignInErrorWording> = {
  50020: {
    status: 400,
    error: "invalid_grant",
    text: ({ clientId, tenant }) =>
      `User account '${clientId}' from identity provider does not exist in tenant '${tenant}' and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first.`,
  },
  50027: {
    status: 400,
    error: "invalid_request",
    text: () => "JWT token is invalid or malformed.",
  },
  50076: {
    status: 400,
    error: "interaction_required",
    suberror: "basic_action",
    text: ({ resource }) =>
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`,
  },
  50079: {
    status: 400,
    error: "interaction_required",
    suberror: "basic_action",
    text: ({ resource }) =>
      `Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '${resource}'.`,
  },
  53003: {
    status: 400,
    error: "invalid_grant",
    suberror: "message_only",
    text: () =>
      "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
  },
  65001: {
    status: 400,
    error: "invalid_grant",
    suberror: "consent_required",
    text: ({ clientId }) =>
      `The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive authorization request for this user and resource.`,
  },
  70021: {
    status: 400,
    error: "invalid_request",
    text: ({ issuer, subject }) =>
      `No matching federated identity record found for presented assertion. Assertion Issuer: '${issuer}'. Assertion Subject: '${subject}'.`,
  },
  90002: {
    status: 400,
    error: "invalid_request",
    text: ({ tenant }) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  },
  500011: {
    status: 400,
    error: "invalid_resource",
    text: ({ resource, tenant }) =>
      `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  },
  700016: {
    status: 400,
    error: "unauthorized_client",
    text: ({ clientId, tenant }) =>
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  },
  700021: {
    status: 401,
    error: "invalid_client",
    text: () =>
      `Client assertion application identifier doesn't match 'client_id' parameter. ${assertionManual}`,
  },
  700023: {
    status: 401,
    error: "invalid_client",
    text: ({ audience }) =>
      `Client assertion audience claim does not match Realm issuer. Assertion audience: '${audience}'. ${assertionManual}`,
  },
  700024: {
    status: 401,
    error: "invalid_client",
    text: ({ now, notBefore, expires }) =>
      `Client assertion is not within its valid time range.${now && notBefore && expires ? ` Current time: ${now.toISOString()}, assertion valid from ${notBefore.toISOString()}, expiry time of assertion ${expires.toISOString()}.` : ""} ${assertionManual}`,
  },
  700027: {
    status: 401,
    error: "invalid_client",
    text: ({ clientId, thumbprint, flaw = "unknown" }) =>
      `${certificateFlaws[flaw]}, ${thumbprint ? `Thumbprint of key used by client: '${thumbprint}', ` : ""}Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
  },
  700211: {
    status: 401,
    error: "invalid_client",
    text: ({ issuer }) => noFederatedMatch(`issuer '${issuer}'`),
  },
  700212: {
    status: 401,
    error: "invalid_client",
    text: ({ audience }) => noFederatedMatch(`audience '${audience}'`),
  },
  700213: {
    status: 401,
    error: "invalid_client",
    text: ({ subject }) => noFederatedMatch(`subject '${subject}'`),
  },
  7000215: {
    status: 401,
    error: "invalid_client",
    text: ({ clientId }) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  },
  7000216: {
    status: 401,
    error: "invalid_client",
    text: () =>
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  },
  7000222: {
    status: 401,
    error: "invalid_client",
    text: ({ clientId }) =>
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  },
  7000229: {
    status: 401,
    error: "invalid_client",
    text: ({ clientId, tenant }) =>
      `The client application ${clientId} is missing service principal in the tenant ${tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  },
  5002723: {
    status: 401,
    error: "invalid_client",
    text: () =>
      "Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header.",
  },
};

const assertionManual =
  "Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .";

const certificateFlaws = {
  unknown:
    "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.",
  expired:
    "The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired.",
  signature:
    "Client assertion contains an invalid signature. [Reason - The provided signature value did not match the expected signature value.",
};

function noFederatedMatch(presented: string): string {
  return `No matching federated identity record found for presented assertion ${presented}. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`;
}
