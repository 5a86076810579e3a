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
import { createClaims } from "./claims";
import { createDeclarations } from "./declarations";
import type { Declarations } from "./declarations";
import { createPartnerLinks } from "./managementPartner";
import type { Work } from "./work";

/** One run of the engine: what its operations share. */
export interface LinkRun extends Surroundings {
  readonly sessions: Sessions;
  readonly declarations: Declarations;
  /** Starts the clock of one operation; a principal made just now gets its waiting time on top. */
  deadline(identity?: Identity): Deadline;
  /** Shows a line that holds for the whole run and need not be repeated. */
  sayOnce(message: string): void;
  /** Works on one identity's link, one operation at a time. */
  work<T>(session: Session, deadline: Deadline, act: (work: Work) => Promise<T>): Promise<T>;
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
  const locks = new AsyncLock({ maxPending: Infinity });
  return {
    ...surroundings,
    sessions: createSessions(ambient),
    declarations: createDeclarations(),
    deadline: (identity) => operationDeadline(ambient(), identity),
    sayOnce(message) {
      if (!said.has(message)) {
        said.add(message);
        say(message);
      }
    },
    async work(session, deadline, act) {
      const links = createPartnerLinks(session, deadline, isAbandoned);
      return locks.acquire(subjectId(session.subject), () =>
        act({ session, links, deadline, say, isAbandoned }),
      );
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
