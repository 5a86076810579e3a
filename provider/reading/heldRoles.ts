import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { HeldRolesReading } from "../../azure/heldRoles";
import type { Deadline } from "../errors/deadline";
import { describeSubject } from "../errors/describe";
import { isOutOfReach } from "../errors/signInFailure";
import type { Identity } from "../identity/identity";
import { operationDeadline } from "../identity/operationDeadline";
import { createSessions } from "../identity/sessions";
import type { Session } from "../identity/sessions";
import { whenUnreachable } from "../identity/whenUnreachable";
import type { WhenUnreachable } from "../identity/whenUnreachable";
import type { Lifecycle } from "../lifecycle";
import { guardPins } from "../link/guards";
import { reach } from "../identity/reach";
import { present } from "../properties";
import type { Properties } from "../properties";
import type { Surroundings } from "../surroundings";
import { checkHeldRoles } from "./checkHeldRoles";
import { isSameHolder } from "./holders";
import type { Holder } from "./holders";
import { readRoles } from "./readRoles";

/** Whom Azure is asked about, and as whom. */
interface HeldRolesInputs {
  holders: Holder[];
  identity?: Identity | undefined;
  whenUnreachable?: WhenUnreachable | undefined;
}

/** The same, and what was told to whom. */
interface HeldRolesState extends HeldRolesInputs {
  readings?: HeldRolesReading[];
  askedAs?: string;
  tenantId?: string;
  objectId?: string;
}

const stateVersion = 2;
const nobody = "nobody";
const inputKeys = ["holders", "identity", "whenUnreachable"] as const;
const reading = {
  pinned: "The identity that reads the roles",
  unharmed: "Nothing was asked with it.",
};

/** Which roles principals hold at scopes: read when declared and when refreshed, never written. */
export function createHeldRoles({ ambient, say }: Surroundings): Lifecycle {
  const sessions = createSessions(ambient);

  async function outputs(
    inputs: HeldRolesInputs,
    open: (deadline: Deadline) => Promise<Session>,
  ): Promise<Properties> {
    const { holders, identity } = inputs;
    const declared = { ...inputs, stateVersion };
    if (holders.length === 0) {
      // A key that is absent from the state is unknown at every preview.
      return present({ ...declared, readings: [], askedAs: nobody });
    }
    const deadline = operationDeadline(ambient(), identity);
    const session = await open(deadline);
    const readings: HeldRolesReading[] = [];
    for (const holder of holders) {
      readings.push(await readRoles(holder, session, deadline));
    }
    const { subject } = session;
    const { tenantId, objectId } = subject;
    const askedAs = describeSubject(subject);
    return present({ ...declared, readings, askedAs, tenantId, objectId });
  }

  function signInAs({ identity = {} }: HeldRolesInputs) {
    return async (deadline: Deadline): Promise<Session> => {
      const session = await sessions.open(identity, deadline);
      guardPins(session, identity, reading);
      return session;
    };
  }

  /** As the identity that read before, whose credential may have been changed since. */
  function signInAgain(state: HeldRolesState, deadline: Deadline): Promise<Session> {
    const { identity, tenantId, objectId } = state;
    return tenantId === undefined || objectId === undefined
      ? signInAs(state)(deadline)
      : reach({ identity, tenantId, objectId }, "read the roles as", sessions, deadline);
  }

  /** What was read before, where nobody signs in any more and the program can do without. */
  function kept(failure: unknown, inputs: HeldRolesInputs, before: HeldRolesState): Properties {
    if (!isOutOfReach(failure) || whenUnreachable(inputs.whenUnreachable, ambient()) !== "keep") {
      throw failure;
    }
    say(`The roles were not read, what was last read is kept: ${failure.message}`);
    const { askedAs = nobody, tenantId, objectId } = before;
    const readings = inputs.holders.map(
      (holder): HeldRolesReading =>
        before.readings?.find((one) => isSameHolder(one, holder)) ?? {
          ...holder,
          unreadable: "nothing at hand signs in as the identity that reads",
        },
    );
    return present({ ...inputs, readings, askedAs, tenantId, objectId, stateVersion });
  }

  return {
    check: (_olds, news) => checkHeldRoles(news, ambient()),
    diff(_id, olds, news) {
      const changes = inputKeys.some((key) => !isDeepStrictEqual(olds[key], news[key]));
      return Promise.resolve({ changes, replaces: [] });
    },
    async create(news) {
      const inputs = heldRolesInputs(news);
      // A reading is nothing at Azure that would have an id.
      return { id: randomUUID(), outs: await outputs(inputs, signInAs(inputs)) };
    },
    async read(id, props) {
      const state = props as unknown as HeldRolesState;
      const inputs = heldRolesInputs(props);
      const found = outputs(inputs, (deadline) => signInAgain(state, deadline));
      return { id, props: await found.catch((failure: unknown) => kept(failure, inputs, state)) };
    },
    async update(_id, olds, news) {
      const state = olds as unknown as HeldRolesState;
      const inputs = heldRolesInputs(news);
      const found = outputs(inputs, signInAs(inputs));
      return { outs: await found.catch((failure: unknown) => kept(failure, inputs, state)) };
    },
    delete: () => Promise.resolve(),
  };
}

/** Reads inputs that `check` has let through, or that an earlier release stored. */
function heldRolesInputs(properties: Properties): HeldRolesInputs {
  const {
    holders = [],
    identity,
    whenUnreachable: unreachable,
  } = properties as Partial<HeldRolesInputs>;
  return { holders, identity, whenUnreachable: unreachable };
}
