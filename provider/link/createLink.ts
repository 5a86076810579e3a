import { guardPins } from "../identity/pins";
import { subjectId } from "../identity/subjectId";
import type { Properties } from "../properties";
import { converge } from "./converge";
import { guardFound, guardPerson, linking, warnOfCloud } from "./guards";
import { linkInputs } from "./linkInputs";
import type { LinkRun } from "./linkRun";
import { ownedOutputs } from "./linkState";
import { ownershipAfter } from "./ownership";

/** Links the declared identity, or adopts the link when it is the declared one already. */
export async function createLink(
  properties: Properties,
  run: LinkRun,
): Promise<{ id: string; outs: Properties }> {
  const inputs = linkInputs(properties);
  const identity = inputs.identity ?? {};
  const deadline = run.deadline(identity);
  const session = await run.sessions.open(identity, deadline);
  guardPins(session, identity, linking);
  guardFound(session, identity, run);
  guardPerson(session, identity);
  warnOfCloud(session, run);
  const id = subjectId(session.subject);
  await run.declarations.claim(id, inputs.partnerId);
  return run.work(session, deadline, async (work) => {
    const converged = await converge({ ...inputs, isNew: true }, work);
    const ownership = ownershipAfter(converged);
    return { id, outs: ownedOutputs(properties, session.subject, converged.record, ownership) };
  });
}
