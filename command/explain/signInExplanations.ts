import { signInFailures } from "../../provider/errors/signInFailure";
import type { SignInFailure, SignInSort } from "../../provider/errors/signInFailure";
import type { Explanation } from "./explanation";

const sorts: Record<SignInSort, string> = {
  refused: 'Entra says that this identity does not sign in; `whenUnreachable: "keep"` gives it up.',
  unusable: 'This credential cannot be used here; `whenUnreachable: "keep"` gives the identity up.',
  trouble: "It says nothing about the identity, so nothing is given up because of it.",
};

interface Advice {
  whatToDo: string;
  /** How the provider's sentence about it reads. */
  seen: RegExp[];
}

const otherMachine =
  "Run the command on the machine that has the identity, or give another credential of that identity.";
const otherCredential =
  "Give another credential of that identity by ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET (or a certificate, ARM_USE_OIDC, ARM_USE_MSI).";

const advice: Record<SignInFailure, Advice> = {
  entraRefused: {
    whatToDo: "Explain the AADSTS code that stands in the sentence.",
    seen: [/Entra refused with AADSTS/],
  },
  entraKnowsNotYet: {
    whatToDo:
      "Check the credential; where principal or secret was made in the same run, set `newPrincipal: true`.",
    seen: [],
  },
  nothingDeclared: {
    whatToDo:
      "Give what is missing: tenantId (ARM_TENANT_ID) and clientId (ARM_CLIENT_ID), or the federated token.",
    seen: [
      /(is given|is configured) but no (tenantId|clientId)/,
      /but nothing to sign in with/,
      /no federated token is at hand/,
      /Could not sign in\. /,
    ],
  },
  impossibleTenant: {
    whatToDo: "Correct tenantId (ARM_TENANT_ID): a GUID or a domain of the tenant.",
    seen: [/invalid tenant id/i],
  },
  certificateFile: {
    whatToDo:
      "Check clientCertificatePath (ARM_CLIENT_CERTIFICATE_PATH) and clientCertificatePassword (ARM_CLIENT_CERTIFICATE_PASSWORD): one file with the certificate and its RSA key.",
    seen: [/^.*The certificate file /m],
  },
  tokenFile: {
    whatToDo: "Check oidcTokenFilePath (ARM_OIDC_TOKEN_FILE_PATH).",
    seen: [/The federated token file /],
  },
  tokenServiceRefused: {
    whatToDo:
      "Let the job ask for a token (in GitHub Actions: `permissions: id-token: write`), and check ARM_OIDC_REQUEST_URL.",
    seen: [/https address of a pipeline's token service/, /token service at .* answered/],
  },
  tokenServiceUnwell: {
    whatToDo: "Run the job again.",
    seen: [/token service gave no federated token/],
  },
  noMachineEndpoint: {
    whatToDo: otherMachine,
    seen: [/so this machine has no managed identity/, /EADDRNOTAVAIL/],
  },
  machineEndpointRefused: {
    whatToDo: `Check clientId and which identities the machine has. ${otherMachine}`,
    seen: [/most likely this machine has no such identity/, /the machine has none such/],
  },
  machineEndpointUnwell: {
    whatToDo: "Run the command again in a few minutes.",
    seen: [
      /managed-identity endpoint .* answered .*says nothing about the identity/,
      /cannot reach this machine's own endpoint/,
    ],
  },
  azNotInstalled: {
    whatToDo: `Install the Azure CLI and run \`az login\`. Or: ${otherCredential}`,
    seen: [/Azure CLI \(az\) is not installed/, /Azure CLI could not be found/],
  },
  azNotSignedIn: {
    whatToDo: `Run \`az login\`. Or: ${otherCredential}`,
    seen: [/nobody is signed in to the Azure CLI/, /Please run 'az login'/],
  },
  noDefaultCredential: {
    whatToDo: otherCredential,
    seen: [/: it is not available here \(/],
  },
  anotherIdentity: {
    whatToDo:
      "Sign in as the identity that is recorded or pinned; `whoami` tells who signs in here.",
    seen: [/The (recorded|given|live) credential/],
  },
  unreachable: {
    whatToDo: "Mend the network, DNS, trust or proxy that the sentence names, and run it again.",
    seen: [/Could not sign in with [^:]*\. The (connection|name|TLS|proxy)/],
  },
  timeOut: {
    whatToDo:
      "Run the command again; a longer time is `pulumi config set azure-partner:operationTimeout <seconds>`, here `--timeout <seconds>`.",
    seen: [/no usable answer within \S+ seconds/],
  },
  entraUnwell: {
    whatToDo: "Run the command again in a few minutes.",
    seen: [/Entra \(.*(is unwell|answered \S+), which says nothing/, /unwell or too busy/],
  },
  notEntra: {
    whatToDo:
      "Check HTTPS_PROXY, NO_PROXY, environment and metadataHost: most likely a proxy stands in between.",
    seen: [
      /but not as Entra does/,
      /Entra answered with the token of/,
      /access token does not say whose it is/,
    ],
  },
  azTrouble: {
    whatToDo: "See what `az account get-access-token` prints, and mend that.",
    seen: [/\baz said "/, /az printed no token/, /see what `az account get-access-token` prints/],
  },
  cloudUnknown: {
    whatToDo: "Check metadataHost (ARM_METADATA_HOSTNAME) and environment (ARM_ENVIRONMENT).",
    seen: [/cloud metadata of/, /unknown cloud "/, /is not https/],
  },
  setting: {
    whatToDo: "Correct the variable that the sentence names.",
    seen: [/check the proxy variables/],
  },
  changed: {
    whatToDo: "Run the command again as one identity.",
    seen: [/the sign-in changed to/],
  },
  unforeseen: {
    whatToDo: "Look at what the sentence quotes, and run the command again.",
    seen: [/it failed \(".*"\), which says nothing/, /the credential, and the machine's clock/],
  },
};

/** Every way in which signing in can fail. */
export const signInExplanations: Explanation[] = Object.entries(signInFailures).map(
  ([name, { sort, is }]) => ({
    name,
    from: "this package",
    title: `Nobody could be signed in as: ${is}`,
    why: sorts[sort],
    ...advice[name as SignInFailure],
    source: "DESIGN.md, When signing in fails",
  }),
);
