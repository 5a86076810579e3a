import type { Deadline } from "../errors/deadline";
import { describeSignIn, describeSubject } from "../errors/describe";
import { sentences, UnreachableIdentityError } from "../errors/linkError";
import { subjectId } from "../identity/identity";
import type { Identity } from "../identity/identity";
import type { Session, Sessions } from "../identity/sessions";
import type { LinkState } from "./linkState";

/**
 * Signs in as the recorded identity: with the recorded credential, and where that fails with the
 * live one (configuration, environment, Azure CLI), if it is the same tenant and object. A rotated
 * secret thus does not strand a refresh or a destroy, which run with what the state recorded.
 */
export async function reach(
  state: Pick<LinkState, "identity" | "tenantId" | "objectId">,
  attempt: string,
  sessions: Sessions,
  deadline: Deadline,
): Promise<Session> {
  const recorded = `object ${state.objectId} in tenant ${state.tenantId}`;
  const found: string[] = [];
  const declared = state.identity ?? {};
  const live = liveIdentity(state);
  const candidates: [string, Identity][] = [["The recorded credential", declared]];
  if (!sessions.areAlike(declared, live)) {
    candidates.push(["The live credential", live]);
  }
  for (const [which, identity] of candidates) {
    try {
      const session = await sessions.open(identity, deadline);
      if (subjectId(session.subject) === subjectId(state)) {
        return session;
      }
      found.push(
        `${which} (${describeSignIn(session.signIn)}) is ${describeSubject(session.subject)}.`,
      );
    } catch (failure) {
      if (!(failure instanceof UnreachableIdentityError)) {
        throw failure;
      }
      found.push(`${which}: ${failure.message}`);
    }
  }
  throw new UnreachableIdentityError(
    sentences(
      `Could not ${attempt} ${recorded}: nothing at hand signs in as it.`,
      ...found,
      waysOut,
    ),
  );
}

const waysOut = [
  "Ways out:",
  "(1) give that identity's credential by configuration or environment (ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET, …) and run the command again;",
  '(2) if it is out of reach for good, set whenUnreachable: "keep" on the resource and run `pulumi up`: refreshes keep the last known state, and destroy leaves the link at Azure;',
  "(3) if the stack is stuck, run this one command with AZURE_PARTNER_WHEN_UNREACHABLE=keep in the environment;",
  "(4) if the service principal was recreated, run `AZURE_PARTNER_WHEN_UNREACHABLE=keep pulumi up --replace <urn>` to link the new one.",
].join(" ");

/** The credential of the surroundings, in the recorded tenant and cloud. */
function liveIdentity({ identity, tenantId }: Pick<LinkState, "identity" | "tenantId">): Identity {
  const { environment, metadataHost, disableInstanceDiscovery } = identity ?? {};
  return { tenantId, environment, metadataHost, disableInstanceDiscovery };
}
