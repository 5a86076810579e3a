import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { HeldRolesReading } from "../../azure/heldRoles";
import { describeSubject } from "../errors/subject";
import type { Lifecycle } from "../lifecycle";
import type { Properties } from "../properties";
import type { Run } from "../run";
import { checkHeldRoles } from "./checkHeldRoles";
import { isSameHolder } from "./holders";
import type { Holder } from "./holders";
import { readRoles } from "./readRoles";
import { createReadingLifecycle } from "./readingLifecycle";
import type { ReaderInputs } from "./readingLifecycle";

/** Whom Azure is asked about, and as whom. */
interface HeldRolesInputs extends ReaderInputs {
  holders: Holder[];
}

/** What was told, and to whom. */
interface HeldRolesTold {
  readings: HeldRolesReading[];
  askedAs: string;
}

const nobody = "nobody";
const inputKeys = ["holders", "identity", "whenUnreachable"] as const;

/** Which roles principals hold at scopes. */
export function createRolesLifecycle(run: Run): Lifecycle {
  return createReadingLifecycle<HeldRolesInputs, HeldRolesTold>(run, {
    check: checkHeldRoles,
    diff: (olds, news) => ({
      changes: inputKeys.some((key) => !isDeepStrictEqual(olds[key], news[key])),
      replaces: [],
    }),
    inputs: heldRolesInputs,
    // A reading is nothing at Azure that would have an id.
    newId: () => randomUUID(),
    // A key that is absent from the state is unknown at every preview.
    unasked: ({ holders }) =>
      holders.length === 0 ? { readings: [], askedAs: nobody } : undefined,
    async ask({ holders }, session, deadline) {
      const readings: HeldRolesReading[] = [];
      for (const holder of holders) {
        readings.push(await readRoles(holder, session, deadline));
      }
      return { readings, askedAs: describeSubject(session.subject) };
    },
    lastRead: ({ holders }, { readings, askedAs = nobody }) => ({
      readings: holders.map(
        (holder): HeldRolesReading =>
          readings?.find((one) => isSameHolder(one, holder)) ?? {
            ...holder,
            unreadable: "nothing at hand signs in as the identity that reads",
          },
      ),
      askedAs,
    }),
    attempt: "read the roles as",
    pinned: {
      pinned: "The identity that reads the roles",
      unharmed: "Nothing was asked with it.",
    },
    kept: "The roles were not read, what was last read is kept",
  });
}

function heldRolesInputs(properties: Properties): HeldRolesInputs {
  const { holders = [], identity, whenUnreachable } = properties as Partial<HeldRolesInputs>;
  return { holders, identity, whenUnreachable };
}
