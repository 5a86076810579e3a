import { LinkError } from "./linkError";
import { isOfApplication, methodNames } from "./signInMethods";
import type { SignInMethod } from "./signInMethods";

/**
 * What a failed sign-in says of the identity. After each of them the live credential is tried, where
 * it is the same tenant and object. `whenUnreachable: "keep"` gives up after the first two only.
 *
 * - `refused`: Entra says that this identity does not sign in.
 * - `unusable`: this credential cannot be used here.
 * - `trouble`: nothing is known of the identity, so nothing may be given up because of it.
 */
export type SignInSort = "refused" | "unusable" | "trouble";

/** One way in which signing in can fail. */
interface Way {
  sort: SignInSort;
  /** What has happened, as DESIGN.md lists it. */
  is: string;
  /** The methods that can fail so. */
  of: readonly SignInMethod[];
}

const all = methodNames;
const application = all.filter(isOfApplication);

/**
 * Every way in which signing in can fail, sorted. Whoever finds a new one adds it here: a
 * `SignInError` is made of nothing else, and a test makes each of them happen, method by method.
 */
export const signInFailures = {
  entraRefused: {
    sort: "refused",
    is: "Entra refuses the identity (an AADSTS code that is not a fault of Entra's own)",
    of: [...application, "azureCli", "default"],
  },
  entraKnowsNotYet: {
    sort: "refused",
    is: "Entra refuses as it also refuses a principal or secret of some seconds ago",
    of: [...application, "default"],
  },

  nothingDeclared: {
    sort: "unusable",
    is: "nothing to sign in with is declared or at hand, or half of it",
    of: application,
  },
  impossibleTenant: {
    sort: "unusable",
    is: "the tenant id cannot be one",
    of: [...application, "azureCli"],
  },
  certificateFile: {
    sort: "unusable",
    is: "the certificate file is missing, unreadable, no certificate with its key, or has another password",
    of: ["certificate"],
  },
  tokenFile: {
    sort: "unusable",
    is: "the federated token's file is missing, unreadable or empty",
    of: ["oidcTokenFile"],
  },
  tokenServiceRefused: {
    sort: "unusable",
    is: "the pipeline's token service has no usable address, or refuses",
    of: ["oidcRequest"],
  },
  noMachineEndpoint: {
    sort: "unusable",
    is: "the machine's managed-identity endpoint refuses the connection, or has no route or no name",
    of: ["managedIdentity"],
  },
  machineEndpointRefused: {
    sort: "unusable",
    is: "the machine's managed-identity endpoint refuses to give a token",
    of: ["managedIdentity"],
  },
  azNotInstalled: { sort: "unusable", is: "az is not installed", of: ["azureCli", "default"] },
  azNotSignedIn: { sort: "unusable", is: "nobody is signed in to az", of: ["azureCli", "default"] },
  noDefaultCredential: {
    sort: "unusable",
    is: "none of the default credentials is at hand",
    of: ["default"],
  },
  anotherIdentity: {
    sort: "unusable",
    is: "the credential is another identity's",
    of: all,
  },

  unreachable: {
    sort: "trouble",
    is: "the network: no name, no connection, no trust (TLS), a proxy",
    of: [...application, "managedIdentity", "default"],
  },
  timeOut: { sort: "trouble", is: "no answer within the operation's time", of: all },
  entraUnwell: {
    sort: "trouble",
    is: "Entra is unwell: 408, 429, 5xx, or a code that says so",
    of: [...application, "azureCli", "default"],
  },
  notEntra: {
    sort: "trouble",
    is: "an answer that is not Entra's: a proxy's page, a token of nobody or of another client",
    of: [...application, "managedIdentity", "azureCli", "default"],
  },
  tokenServiceUnwell: {
    sort: "trouble",
    is: "the pipeline's token service is out of reach, unwell, or gives no token",
    of: ["oidcRequest"],
  },
  machineEndpointUnwell: {
    sort: "trouble",
    is: "the machine's managed-identity endpoint is unwell: 404, 408, 410, 429, 5xx, no token",
    of: ["managedIdentity"],
  },
  azTrouble: {
    sort: "trouble",
    is: "az fails for another reason: no name, no trust, no token",
    of: ["azureCli", "default"],
  },
  cloudUnknown: {
    sort: "trouble",
    is: "the cloud's endpoints cannot be told: metadata host, environment",
    of: all,
  },
  setting: {
    sort: "trouble",
    is: "a setting of the surroundings cannot be read, such as a malformed proxy variable",
    of: all,
  },
  changed: {
    sort: "trouble",
    is: "another identity signs in while the work is under way",
    of: ["azureCli", "managedIdentity", "default"],
  },
  unforeseen: { sort: "trouble", is: "anything else", of: all },
} as const satisfies Record<string, Way>;

/** The name of a way in which signing in can fail. */
export type SignInFailure = keyof typeof signInFailures;

/** Nobody could be signed in as. Its sort says what may follow. */
export class SignInError extends LinkError {
  readonly sort: SignInSort;

  constructor(
    readonly failure: SignInFailure,
    message: string,
  ) {
    super(message);
    this.name = "SignInError";
    this.sort = signInFailures[failure].sort;
  }
}

/** Whether `whenUnreachable: "keep"` may give the identity up because of this failure. */
export function isOutOfReach(failure: unknown): failure is SignInError {
  return failure instanceof SignInError && failure.sort !== "trouble";
}

/** What several credentials of one identity come to: trouble with one leaves the identity unknown. */
export function gravest(first: SignInError, ...others: SignInError[]): SignInError {
  return [first, ...others].find(({ sort }) => sort === "trouble") ?? first;
}

/** Does a step of signing in, whose failures are all of one kind unless they say otherwise. */
export async function failingAs<T>(failure: SignInFailure, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (thrown) {
    throw thrown instanceof LinkError && !(thrown instanceof SignInError)
      ? new SignInError(failure, thrown.message)
      : thrown;
  }
}
