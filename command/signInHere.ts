import { startDeadline } from "../provider/errors/deadline";
import type { Deadline } from "../provider/errors/deadline";
import { LinkError } from "../provider/errors/linkError";
import type { Ambient } from "../provider/ambient";
import { checkCredential, checkIdentity } from "../provider/identity/checkIdentity";
import type { Fail } from "../provider/lifecycle";
import type { Identity } from "../provider/identity/declaredIdentity";
import type { Session } from "../provider/identity/sessions";
import { createLinkRun } from "../provider/link/linkRun";
import type { LinkRun } from "../provider/link/linkRun";
import { sentenceAnswer } from "./answer";
import type { Answer } from "./answer";
import { flagOf } from "./identityOptions";
import type { SignInOptions } from "./identityOptions";
import { WrongUse } from "./wrongUse";

/** Whoever signs in here, by the provider's own choice. */
export interface SignedIn {
  run: LinkRun;
  session: Session;
  deadline: Deadline;
  /** As the options declare it. */
  identity: Identity;
  ambient: Ambient;
}

/** As long as one operation of the provider. */
const defaultSeconds = 120;

/**
 * Signs in as a link without a stack would: options stand for what a program declares, the rest comes
 * from the environment. A stack's configuration is not at hand.
 */
export async function signInHere({ timeout, ...declared }: SignInOptions): Promise<SignedIn> {
  const ambient: Ambient = {
    namespace: "azure-native",
    config: () => undefined,
    env: process.env,
  };
  const identity = checkedIdentity(declared, ambient);
  const run = createLinkRun({
    ambient: () => ambient,
    say: () => undefined,
    // Nothing is ever written here; should it be tried, nobody waits for it and it is not sent.
    isAbandoned: (isWrite) => Promise.resolve(isWrite),
    engine: undefined,
  });
  const deadline: Deadline = {
    ...startDeadline(timeout ?? defaultSeconds),
    raisedBy: "`--timeout <seconds>`",
  };
  return { run, session: await run.sessions.open(identity, deadline), deadline, identity, ambient };
}

function checkedIdentity(declared: Identity, ambient: Ambient): Identity {
  const problems: string[] = [];
  const fail: Fail = (property, reason) =>
    void problems.push(`${flagOf(property.replace(/^identity\./, ""))}: ${reason}.`);
  const identity = checkIdentity(declared, fail) as Identity;
  if (problems.length === 0) {
    checkCredential(identity, ambient, fail);
  }
  if (problems.length > 0) {
    throw new WrongUse(problems.join("\n"));
  }
  return identity;
}

/** Answers a question that needs somebody signed in; without an answer it says why. */
export async function answering(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (failure) {
    if (failure instanceof WrongUse) {
      return sentenceAnswer("unreadable", failure.message);
    }
    if (failure instanceof LinkError) {
      return sentenceAnswer("cannotTell", failure.message);
    }
    throw failure;
  }
}
