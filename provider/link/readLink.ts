import { isGuid } from "../../azure/guid";
import { printable } from "../../azure/printable";
import { LinkError } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import { reach } from "../identity/reach";
import { subjectId } from "../identity/subjectId";
import { unlessUnreachable } from "../identity/whenUnreachable";
import type { ReadState } from "../lifecycle";
import type { Properties } from "../properties";
import { expectsPartner, guardExpectations } from "./expectations";
import { storedInputs } from "./linkInputs";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import type { LinkRun } from "./linkRun";
import { linkState, observedOutputs } from "./linkState";

/**
 * Reads what stands. Another partner's link comes back as that partner's id, so that the next
 * preview shows it; what is recorded as ours stays, so that it is not taken for our own.
 */
export async function readLink(
  id: string,
  props: Properties,
  run: LinkRun,
): Promise<ReadState | undefined> {
  const state = linkState(id, props);
  if (!isGuid(state.tenantId) || !isGuid(state.objectId) || id.split("/").length !== 2) {
    throw new LinkError(
      `"${printable(id)}" is not the id of a partner admin link: give "<tenant id>/<object id>".`,
    );
  }
  const managed = state.linkedPartnerId !== undefined;
  const attempt = managed ? "read the partner admin link of" : "get the partner admin link of";
  const deadline = run.deadline();
  const reached = reach(state, attempt, run.sessions, deadline);
  // What is only read has a last known state from the second time on.
  const known = managed || props.stateVersion !== undefined;
  const session = await (known
    ? unlessUnreachable(
        reached,
        state.whenUnreachable,
        run,
        `The link of object ${state.objectId} in tenant ${state.tenantId} was not verified, its last known state is kept`,
      )
    : reached);
  if (session === undefined) {
    return { id, props };
  }
  const record = await run.work(
    session,
    deadline,
    (work) =>
      work.links.read().catch((failure: unknown) => {
        throw explainLinkFailure(failure, { ...work, verb: "read the link of" });
      }),
    state,
  );
  if (record === undefined) {
    if (!managed && props.stateVersion === undefined) {
      throw new LinkError(
        `Object ${state.objectId} in tenant ${state.tenantId} is not linked to any partner, so there is nothing to get. Make the link first, or check the id.`,
      );
    }
    return undefined;
  }
  const outputs = observedOutputs(props, session.subject, record);
  if (managed) {
    // Looked at just now: a diff of the same run need not look again.
    void run.adopted.once(subjectId(state), () => Promise.resolve(false));
  } else {
    const who = describeSubject(session.subject);
    guardExpectations(record, props, who);
    if (hasChangedHands(props, record)) {
      run.say(
        `warning P14: ${who} was linked to partner ${String(props.partnerId)} when it was read last, and is linked to partner ${describePartner(record)} now. Say in expectedPartnerIds which partner you expect.`,
      );
    }
  }
  return managed ? { id, props: outputs, inputs: storedInputs(outputs) } : { id, props: outputs };
}

/** Only a refresh brings what was read last; an `up` reads anew. */
function hasChangedHands(props: Properties, { partnerId }: LinkRecord): boolean {
  return (
    props.stateVersion !== undefined && props.partnerId !== partnerId && !expectsPartner(props)
  );
}
