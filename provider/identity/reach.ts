import type { Deadline } from "../errors/deadline";
import { sentences } from "../errors/linkError";
import { describeSignIn } from "../errors/signInAttempt";
import { gravest, SignInError } from "../errors/signInFailure";
import { describeSubject } from "../errors/subject";
import type { Subject } from "../errors/subject";
import type { Identity } from "./declaredIdentity";
import type { Session, Sessions } from "./sessions";
import { declaresMethod } from "./signIn";
import { subjectId } from "./subjectId";

/** Who is recorded, and by what it was signed in as. */
export interface RecordedIdentity {
  tenantId: string;
  objectId: string;
  identity?: Identity | undefined;
}

/** What the recorded identity is wanted for; its name follows. */
export type ReachAttempt =
  | "read the partner admin link of"
  | "get the partner admin link of"
  | "unlink"
  | "read the roles as"
  | "read the billing as";

/**
 * Signs in as the recorded identity: with the recorded credential, and where that fails, in whatever
 * way, with the live one (configuration, environment, Azure CLI), if it is the same tenant and
 * object. A rotated secret or a machine that is gone thus does not strand a refresh or a destroy,
 * which run with what the state recorded.
 */
export async function reach(
  state: RecordedIdentity,
  attempt: ReachAttempt,
  sessions: Sessions,
  deadline: Deadline,
): Promise<Session> {
  const declared = state.identity ?? {};
  const live = liveIdentity(state);
  const which = attempt === "get the partner admin link of" ? "given" : "recorded";
  const recorded = await tryAs(declared, which, state, sessions, deadline);
  if (!("error" in recorded)) {
    return recorded;
  }
  const misses = [recorded];
  if (!sessions.areAlike(declared, live) && !deadline.signal.aborted) {
    const other = await tryAs(live, "live", state, sessions, deadline);
    if (!("error" in other)) {
      return other;
    }
    misses.push(other);
  }
  const { failure, sort } = gravest(recorded.error, ...misses.map(({ error }) => error));
  throw new SignInError(failure, describe(attempt, state, misses, sort === "trouble"));
}

/** Why a credential gives no session of the recorded identity, and whose it is, if anybody's. */
interface Miss {
  error: SignInError;
  subject?: Subject;
}

async function tryAs(
  identity: Identity,
  which: "recorded" | "given" | "live",
  state: RecordedIdentity,
  sessions: Sessions,
  deadline: Deadline,
): Promise<Session | Miss> {
  try {
    const session = await sessions.open(identity, deadline);
    const { signIn, subject } = session;
    if (subjectId(subject) === subjectId(state)) {
      return session;
    }
    const message = `The ${which} credential (${describeSignIn(signIn)}) is ${describeSubject(subject)}.`;
    return { error: new SignInError("anotherIdentity", message), subject };
  } catch (failure) {
    if (!(failure instanceof SignInError)) {
      throw failure;
    }
    const message = `The ${which} credential: ${failure.message}`;
    return { error: new SignInError(failure.failure, message) };
  }
}

function describe(
  attempt: ReachAttempt,
  state: RecordedIdentity,
  misses: Miss[],
  trouble: boolean,
): string {
  const who = `object ${state.objectId} in tenant ${state.tenantId}`;
  const found = misses.map(({ error }) => error.message);
  if (trouble) {
    return sentences(
      `Could not ${attempt} ${who}: signing in failed in a way that says nothing about that identity.`,
      ...found,
      "Nothing was changed or given up, whatever whenUnreachable says; mend this and run the command again.",
    );
  }
  if (attempt === "get the partner admin link of") {
    const subject = misses.find((miss) => miss.subject !== undefined)?.subject;
    // What was given for this purpose is worth a word; what merely lies about is not.
    const given = subject === undefined && declaresMethod(state.identity ?? {});
    return sentences(
      `Only ${who} can read its own partner admin link, and ${subject ? `who signs in here is ${describeSubject(subject)}` : "nothing at hand signs in as it"}.`,
      given ? found[0] : undefined,
      "Give its credential in `identity` of `PartnerAdminLink.get`, or take the link from the outputs of the stack that manages it (a StackReference).",
    );
  }
  return sentences(
    `Could not ${attempt} ${who}: nothing at hand signs in as it.`,
    ...found,
    "Ways out:",
    "(1) give that identity's credential by configuration or environment (ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET, …) and run the command again;",
    ...furtherWays(attempt),
  );
}

function furtherWays(attempt: ReachAttempt): string[] {
  const thisCommand = "run this one command with AZURE_PARTNER_WHEN_UNREACHABLE=keep";
  switch (attempt) {
    case "read the billing as":
      return [`(2) ${thisCommand} in the environment to keep what was last read.`];
    case "read the roles as":
      return [
        '(2) if it is out of reach for good, set whenUnreachable: "keep" and run `pulumi up`: refreshes keep what was last read;',
        `(3) if the stack is stuck, ${thisCommand} in the environment.`,
      ];
    default:
      return [
        '(2) if it is out of reach for good, set whenUnreachable: "keep" on the resource and run `pulumi up`: refreshes keep the last known state, and destroy leaves the link at Azure;',
        `(3) if the stack is stuck, ${thisCommand} in the environment;`,
        "(4) if the service principal was recreated, run `pulumi up` with AZURE_PARTNER_WHEN_UNREACHABLE=keep in the environment and --replace with the URN of this link (`pulumi stack --show-urns` lists it) to link the new one.",
      ];
  }
}

/** The credential of the surroundings, in the recorded tenant and cloud. */
function liveIdentity({ identity, tenantId }: RecordedIdentity): Identity {
  const { environment, metadataHost, disableInstanceDiscovery } = identity ?? {};
  return { tenantId, environment, metadataHost, disableInstanceDiscovery };
}
