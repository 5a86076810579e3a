import { setTimeout as wait } from "node:timers/promises";
import type { AccessToken, GetTokenOptions, TokenCredential } from "@azure/identity";
import { printable } from "../../azure/printable";
import type { Ambient } from "../ambient";
import { describeMemory } from "../errors/answerMemory";
import { hidesAzureCli } from "../errors/azureCliFailure";
import { deadlinePassed, unlessAborted } from "../errors/deadline";
import type { Deadline } from "../errors/deadline";
import { explainSetting, explainSignIn } from "../errors/explainSignIn";
import { LinkError } from "../errors/linkError";
import { attemptWords } from "../errors/signInAttempt";
import type { TokenRequest } from "../errors/signInAttempt";
import { failingAs, SignInError } from "../errors/signInFailure";
import { describeSubject } from "../errors/subject";
import type { Subject } from "../errors/subject";
import {
  createAnswerMemory,
  endWithOperation,
  limitAnswers,
  rememberAnswers,
} from "../http/policies";
import { noteRequests } from "../http/tokenRequests";
import { readSubject } from "./accessToken";
import { azureCliWords } from "./azureCliWords";
import { createCredential } from "./credential";
import type { Identity } from "./declaredIdentity";
import { createCloudLoader } from "./loadCloud";
import { chooseSignIn, isProblem } from "./signIn";
import type { SignIn } from "./signIn";
import { chooseCloud } from "./signInCloud";
import type { SignInCloud } from "./signInCloud";
import { subjectId } from "./subjectId";

/** A signed-in identity. */
export interface Session {
  readonly signIn: SignIn;
  readonly cloud: SignInCloud;
  readonly subject: Subject;
  /** Hands out the identity's one token. */
  readonly credential: TokenCredential;
}

/** Signs identities in, each once per process. */
export interface Sessions {
  /** Fails with a `SignInError`, which says what may follow. */
  open(identity: Identity, deadline: Deadline): Promise<Session>;
  /** Whether two identities are signed in to in the very same way. */
  areAlike(one: Identity, other: Identity): boolean;
}

/** A token this close to its end is replaced, so that it outlives the request it is sent with. */
const renewBeforeMilliseconds = 2 * 60 * 1000;
/** How long a principal made just now is waited for; its operation gets this time on top. */
export const newPrincipalPatienceSeconds = 120;

/** The sessions of one process. */
export function createSessions(ambient: () => Ambient): Sessions {
  const opened = new Map<string, Promise<Session>>();
  const loadCloud = createCloudLoader([limitAnswers(createAnswerMemory())]);
  return {
    async open(identity, deadline) {
      const signIn = chooseSignIn(identity, ambient());
      if (isProblem(signIn)) {
        throw new SignInError(
          "nothingDeclared",
          `Could not sign in. ${signIn.property}: ${signIn.reason}.`,
        );
      }
      const key = keyOf(identity, ambient());
      let session = opened.get(key);
      if (session === undefined) {
        const choice = chooseCloud(identity, ambient());
        const { env } = ambient();
        session = failingAs("cloudUnknown", () => loadCloud(choice, deadline.signal)).then(
          (cloud) => openSession({ signIn, cloud, env }, deadline, identity.newPrincipal === true),
        );
        opened.set(key, session);
        session.catch(() => opened.delete(key));
      }
      return session;
    },
    areAlike: (one, other) => keyOf(one, ambient()) === keyOf(other, ambient()),
  };
}

function keyOf(identity: Identity, ambient: Ambient): string {
  return JSON.stringify([chooseSignIn(identity, ambient), chooseCloud(identity, ambient)]);
}

/** How, and where, an identity is about to be signed in. */
interface Chosen {
  signIn: SignIn;
  cloud: SignInCloud;
  env: Ambient["env"];
}

async function openSession(
  chosen: Chosen,
  deadline: Deadline,
  newPrincipal: boolean,
): Promise<Session> {
  const { signIn, cloud } = chosen;
  const memory = createAnswerMemory();
  const requests: TokenRequest[] = [];
  let operation = deadline.signal;
  const policies = [
    endWithOperation(() => operation),
    limitAnswers(memory),
    rememberAnswers(memory),
    noteRequests(requests),
  ];
  const attempt = attemptWords(chosen);
  // Made anew for each token, which is rarely: kept, it would be most of what an identity occupies.
  const openCredential = () =>
    createCredential(signIn, cloud, policies).catch((failure: unknown) => {
      throw explainSetting(failure, chosen);
    });
  const scope = `${cloud.audience}/.default`;

  async function fetchToken(signal: AbortSignal, options?: GetTokenOptions): Promise<AccessToken> {
    operation = signal;
    requests.length = 0;
    const credential = await openCredential();
    try {
      const fetched = credential.getToken(scope, { ...options, abortSignal: signal });
      const token = await unlessAborted(fetched, signal);
      if (token === null) {
        throw new Error("no token");
      }
      return token;
    } catch (failure) {
      if (signal.aborted || memory.oversized) {
        const asked = signIn.method === "managedIdentity" ? "the machine's endpoint" : "Entra";
        const { message } = deadlinePassed(attempt, deadline, describeMemory(asked, memory));
        throw new SignInError("timeOut", message);
      }
      const azureCliSaid = hidesAzureCli(failure)
        ? await azureCliWords(cloud.audience, signIn.tenantId, signal)
        : undefined;
      throw explainSignIn(failure, { ...chosen, requests, azureCliSaid });
    }
  }

  let token = await (newPrincipal
    ? untilReplicated(() => fetchToken(deadline.signal))
    : fetchToken(deadline.signal));
  const subject = await failingAs("notEntra", () => readSubject(token.token));
  if (isAnotherClient(signIn, subject)) {
    throw new SignInError(
      "notEntra",
      `${attempt}: Entra answered with the token of ${describeSubject(subject)}. Nothing was asked with it. Check that ${cloud.loginEndpoint} is Entra and not a proxy, then run the command again.`,
    );
  }

  const oneToken: TokenCredential = {
    async getToken(_scopes, options) {
      if (options?.claims) {
        if (subject.kind === "user") {
          throw claimsChallenged(subject, scope, options.claims);
        }
        token = await fetchToken(AbortSignal.timeout(deadline.seconds * 1000), {
          claims: options.claims,
        });
      } else if (token.expiresOnTimestamp - Date.now() < renewBeforeMilliseconds) {
        token = await fetchToken(AbortSignal.timeout(deadline.seconds * 1000));
      }
      const holds = await failingAs("notEntra", () => readSubject(token.token));
      if (subjectId(holds) !== subjectId(subject)) {
        throw new SignInError(
          "changed",
          `While working as ${describeSubject(subject)}, the sign-in changed to ${describeSubject(holds)}. Nothing more was sent; run the command again as one identity.`,
        );
      }
      return token;
    },
  };
  return { signIn, cloud, subject, credential: oneToken };
}

/** A token of another client than the one whose credential was sent would link a stranger. */
function isAnotherClient({ method, clientId }: SignIn, subject: Subject): boolean {
  return (
    method !== "default" &&
    method !== "managedIdentity" &&
    clientId !== undefined &&
    subject.clientId !== undefined &&
    subject.clientId !== clientId.toLowerCase()
  );
}

/** A principal made seconds ago is refused until Entra has replicated it. */
async function untilReplicated<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + newPrincipalPatienceSeconds * 1000;
  for (let pause = 1000; ; pause = Math.min(pause * 2, 15_000)) {
    try {
      return await attempt();
    } catch (failure) {
      if (
        !(failure instanceof SignInError && failure.failure === "entraKnowsNotYet") ||
        Date.now() + pause > end
      ) {
        throw failure;
      }
      await wait(pause);
    }
  }
}

/** Azure asks a user for stronger proof before it writes; only the user can give it. */
function claimsChallenged(subject: Subject, scope: string, claims: string): LinkError {
  const challenge = Buffer.from(claims, "utf8").toString("base64");
  return new LinkError(
    `Azure asks ${describeSubject(subject)} for multi-factor authentication before it writes. Run \`az login --tenant ${subject.tenantId} --scope "${printable(scope)}" --claims-challenge "${challenge}"\` (Azure CLI 2.76 or later), then run the command again; a service principal is not asked.`,
  );
}
