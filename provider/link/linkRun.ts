import AsyncLock from "async-lock";
import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import { subjectId } from "../identity/identity";
import type { Identity } from "../identity/identity";
import { operationDeadline } from "../identity/operationDeadline";
import { createSessions } from "../identity/sessions";
import type { Session, Sessions } from "../identity/sessions";
import { whenUnreachable } from "../identity/whenUnreachable";
import type { WhenUnreachable } from "../identity/whenUnreachable";
import type { Surroundings } from "../surroundings";
import { createAdoptedLooks } from "./adoptedLink";
import type { AdoptedLooks } from "./adoptedLink";
import { createClaims } from "./claims";
import { createDeclarations } from "./declarations";
import type { Declarations } from "./declarations";
import type { LinkState } from "./linkState";
import { createPartnerLinks } from "./managementPartner";
import { createNewestKnown } from "./newestKnown";
import type { NewestKnown } from "./newestKnown";
import type { Work } from "./work";

/** One run of the engine: what its operations share. */
export interface LinkRun extends Surroundings {
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
  /** Notes that a resource of this run declares the identity; refuses a second partner for it. */
  claim(id: string, partnerId: string | undefined): void;
  isClaimed(id: string): boolean;
  /** The environment overrules the resource, for a stack that is stuck. */
  whenUnreachable(declared: WhenUnreachable | undefined): WhenUnreachable;
}

/** Starts a run. */
export function createLinkRun(surroundings: Surroundings): LinkRun {
  const { ambient, say, isAbandoned } = surroundings;
  const claims = createClaims();
  const said = new Set<string>();
  const known = new Map<string, NewestKnown>();
  const locks = new AsyncLock({ maxPending: Infinity });
  return {
    ...surroundings,
    sessions: createSessions(ambient),
    declarations: createDeclarations(),
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
      const links = createPartnerLinks(session, deadline, isAbandoned, newest);
      return locks.acquire(id, () => act({ session, links, deadline, newest, say, isAbandoned }));
    },
    claim(id, partnerId) {
      const other = claims.claim(id, partnerId);
      if (other !== undefined) {
        throw new LinkError(
          `One identity (tenant/object ${id}) is declared twice, for partner ${other} and for partner ${partnerId}, but Azure keeps one link per identity. Nothing was changed; remove one of the two resources or declare another identity.`,
        );
      }
    },
    isClaimed: (id) => claims.has(id),
    whenUnreachable: (declared) => whenUnreachable(declared, ambient()),
  };
}
