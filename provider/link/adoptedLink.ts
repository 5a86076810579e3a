import { describeSubject } from "../errors/subject";
import { subjectId } from "../identity/subjectId";
import type { Properties } from "../properties";
import { linkInputs } from "./linkInputs";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import type { LinkRun } from "./linkRun";
import type { LinkState } from "./linkState";

/**
 * Whether an adopted link does not stand any more. Whatever made it may also remove it: a stack that
 * moves here from another tool adopts the link, and then deletes it with the other tool's resource. So
 * the next run looks, as the identity itself. Where nobody at hand signs in as it (plans often run as
 * somebody else) or Azure does not answer, nothing is known and nothing fails.
 */
export function isAdoptedLinkLost(
  state: LinkState,
  news: Properties,
  run: LinkRun,
): Promise<boolean> {
  if (state.origin !== "adopted" || !run.declarations.has(news)) {
    return Promise.resolve(false);
  }
  return run.adopted.once(subjectId(state), async () => {
    try {
      const deadline = run.deadline();
      // A principal that made its link long ago is not waited for as for a new one.
      const identity = { ...linkInputs(news).identity, newPrincipal: false };
      const session = await run.sessions.open(identity, deadline);
      if (subjectId(session.subject) !== subjectId(state)) {
        return false;
      }
      const observed = await run.work(session, deadline, (work) => work.links.read(), state);
      if (observed?.partnerId === state.linkedPartnerId) {
        return false;
      }
      run.say(
        `warning P14: ${describeSubject(session.subject)} is ${describeObserved(observed)}. This resource had adopted its link to partner ${describePartner({ partnerId: state.linkedPartnerId ?? "", partnerName: state.partnerName })}, and something else removed or moved it: another tool that declares the same link must drop it without deleting it.`,
      );
      return true;
    } catch {
      return false;
    }
  });
}

function describeObserved(observed: LinkRecord | undefined): string {
  return observed === undefined
    ? "not linked any more, so nothing is attributed through it"
    : `linked to partner ${describePartner(observed)} now`;
}
