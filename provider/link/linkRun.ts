import AsyncLock from "async-lock";
import { createRunClaims } from "../claims/runClaims";
import type { RunClaims } from "../claims/runClaims";
import { startDeadline } from "../errors/deadline";
import type { Deadline } from "../errors/deadline";
import type { Identity } from "../identity/declaredIdentity";
import { operationDeadline } from "../identity/operationDeadline";
import { createSessions } from "../identity/sessions";
import type { Session, Sessions } from "../identity/sessions";
import { subjectId } from "../identity/subjectId";
import type { Run } from "../run";
import { createAdoptedLooks } from "./adoptedLooks";
import type { AdoptedLooks } from "./adoptedLooks";
import { createDeclarations } from "./declarations";
import type { Declarations } from "./declarations";
import type { LinkState } from "./linkState";
import { createPartnerLinks } from "./managementPartner";
import { createNewestKnown } from "./newestKnown";
import type { NewestKnown } from "./newestKnown";
import type { Work } from "./work";

/** One run of the engine: what its operations share. */
export interface LinkRun extends Run {
  readonly sessions: Sessions;
  readonly declarations: Declarations;
  readonly adopted: AdoptedLooks;
  /** Starts the clock of one operation; a principal made just now gets its waiting time on top. */
  deadline(identity?: Identity): Deadline;
  /** Shows a line that holds for the whole run and need not be repeated. */
  sayOnce(message: string): void;
  /**
   * Works on one identity's link, one operation at a time.
   *
   * @param recorded the state of before, where there is one: an answer that is older is not believed
   */
  work<T>(
    session: Session,
    deadline: Deadline,
    act: (work: Work) => Promise<T>,
    recorded?: LinkState,
  ): Promise<T>;
}

/** For what has to be done when an operation's own time is over. */
const afterwardsSeconds = 20;

/** Starts a run. */
export function createLinkRun(engineRun: Run): LinkRun {
  const { ambient, say, isAbandoned } = engineRun;
  const said = new Set<string>();
  const known = new Map<string, NewestKnown>();
  const locks = new AsyncLock({ maxPending: Infinity });
  return {
    ...engineRun,
    sessions: createSessions(ambient),
    declarations: createDeclarations(claimsOf(engineRun)),
    adopted: createAdoptedLooks(),
    deadline: (identity) => operationDeadline(ambient(), identity),
    sayOnce(message) {
      if (!said.has(message)) {
        said.add(message);
        say(message);
      }
    },
    async work(session, deadline, act, recorded) {
      const id = subjectId(session.subject);
      const newest = known.get(id) ?? createNewestKnown();
      known.set(id, newest);
      if (recorded !== undefined) {
        newest.recorded(recorded);
      }
      const workUntil = (end: Deadline, isStopped: Run["isAbandoned"]): Work => ({
        session,
        links: createPartnerLinks(session, end, isStopped, newest),
        deadline: end,
        say,
        afterwards: () => workUntil(startDeadline(afterwardsSeconds), () => Promise.resolve(false)),
      });
      return locks.acquire(id, () => act(workUntil(deadline, isAbandoned)));
    },
  };
}

/**
 * Begins when something is claimed or removed: the provider is loaded for other resources, too, and may be
 * told of its engine after it was loaded.
 */
function claimsOf(run: Run): RunClaims {
  let claims: RunClaims | undefined;
  const begun = () => (claims ??= createRunClaims(run.engine, () => run.ambient().env));
  return {
    publish: (...claim) => begun().publish(...claim),
    look: (id) => begun().look(id),
  };
}
