import { guardPins } from "../identity/pins";
import { subjectId } from "../identity/subjectId";
import { unlessUnreachable } from "../identity/whenUnreachable";
import type { Properties } from "../properties";
import { compareIdentities, needsAzure } from "./compareLink";
import { converge } from "./converge";
import { guardFound, guardPerson, guardRecorded, linking } from "./guards";
import { linkInputs } from "./linkInputs";
import type { LinkRun } from "./linkRun";
import { linkState, ownedOutputs, settingsOutputs } from "./linkState";
import { isNamedByState, ownershipAfter, ownPartner } from "./ownership";

/** Changes the link in place: the identity is linked at every moment, to the old or the new partner. */
export async function updateLink(
  id: string,
  olds: Properties,
  news: Properties,
  run: LinkRun,
): Promise<{ outs: Properties }> {
  const state = linkState(id, olds);
  const inputs = linkInputs(news);
  const identity = inputs.identity ?? {};
  const linkChanges = needsAzure(state, news) || (await run.adopted.isLost(subjectId(state)));
  await run.declarations.claim(id.toLowerCase(), inputs.partnerId);
  if (!linkChanges && compareIdentities(state, news) === "none") {
    return { outs: settingsOutputs(olds, news) };
  }
  const deadline = run.deadline(identity);
  const opened = run.sessions.open(identity, deadline);
  const session = await (linkChanges
    ? opened
    : unlessUnreachable(
        opened,
        inputs.whenUnreachable,
        run,
        `The link of ${id} was not verified, its last known state is kept`,
      ));
  if (session === undefined) {
    return { outs: settingsOutputs(olds, news) };
  }
  guardRecorded(session, state);
  guardPins(session, identity, linking);
  if (!linkChanges) {
    return { outs: settingsOutputs(olds, news) };
  }
  guardFound(session, identity, run);
  guardPerson(session, identity);
  const desired = {
    ...inputs,
    recorded: ownPartner(state),
    isNamedByState: isNamedByState(inputs.partnerId, state),
    isAdopted: state.origin === "adopted" && state.linkedPartnerId === inputs.partnerId,
  };
  return run.work(
    session,
    deadline,
    async (work) => {
      const converged = await converge(desired, work);
      const ownership = ownershipAfter(converged, state);
      return { outs: ownedOutputs(news, session.subject, converged.record, ownership) };
    },
    state,
  );
}
