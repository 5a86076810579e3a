import type { Ambient } from "../ambient";
import type { Deadline } from "../errors/deadline";
import type { Identity } from "../identity/declaredIdentity";
import { operationDeadline } from "../identity/operationDeadline";
import { guardPins } from "../identity/pins";
import type { Pinned } from "../identity/pins";
import { reach } from "../identity/reach";
import type { ReachAttempt, RecordedIdentity } from "../identity/reach";
import { createSessions } from "../identity/sessions";
import type { Session } from "../identity/sessions";
import { unlessUnreachable } from "../identity/whenUnreachable";
import type { WhenUnreachable } from "../identity/whenUnreachable";
import type { Checked, Difference, Lifecycle } from "../lifecycle";
import { present } from "../properties";
import type { Properties } from "../properties";
import type { Run } from "../run";

/** As whom Azure is asked, and what is done when nobody signs in as that identity any more. */
export interface ReaderInputs {
  identity?: Identity | undefined;
  whenUnreachable?: WhenUnreachable | undefined;
}

/** What is read of Azure: how it is asked for, and what is kept of it. */
export interface Reading<Inputs extends ReaderInputs, Told extends object> {
  check(news: Properties, ambient: Ambient): Checked;
  diff(olds: Properties, news: Properties): Difference;
  /** Reads inputs that `check` has let through, or that an earlier release stored. */
  inputs(properties: Properties, id?: string): Inputs;
  newId(inputs: Inputs): string;
  /** What an id alone asks about; missing where it says nothing. */
  inputsOfId?(id: string): Inputs;
  /** What is told where nobody need be asked. */
  unasked?(inputs: Inputs): Told | undefined;
  ask(inputs: Inputs, session: Session, deadline: Deadline): Promise<Told>;
  /** What was told before, as far as it answers these inputs; nothing where it does not. */
  lastRead(inputs: Inputs, before: Partial<Inputs & Told>): Told | undefined;
  /** What the recorded identity is wanted for. */
  attempt: ReachAttempt;
  /** What the declared identity is pinned for. */
  pinned: Pinned;
  /** What is said when `lastRead` is kept, in words; why follows. */
  kept: string;
}

/** The shape of the state, raised when a later release stores something else. */
const stateVersion = 2;

type Opening = (deadline: Deadline) => Promise<Session>;

/** What is only read: when declared and when refreshed. Nothing is ever written. */
export function createReadingLifecycle<Inputs extends ReaderInputs, Told extends object>(
  run: Run,
  reading: Reading<Inputs, Told>,
): Lifecycle {
  const sessions = createSessions(run.ambient);

  function stored(inputs: Inputs, told: Told, who: Partial<RecordedIdentity>): Properties {
    const { tenantId, objectId } = who;
    return present({ ...inputs, ...told, tenantId, objectId, stateVersion } as Properties);
  }

  async function outputs(inputs: Inputs, open: Opening): Promise<Properties> {
    const unasked = reading.unasked?.(inputs);
    if (unasked !== undefined) {
      return stored(inputs, unasked, {});
    }
    const deadline = operationDeadline(run.ambient(), inputs.identity);
    const session = await open(deadline);
    return stored(inputs, await reading.ask(inputs, session, deadline), session.subject);
  }

  /** What was read before, where nobody signs in any more and the program can do without. */
  async function outputsOrKept(
    inputs: Inputs,
    before: Properties,
    open: Opening,
  ): Promise<Properties> {
    const last = reading.lastRead(inputs, before as Partial<Inputs & Told>);
    const found = outputs(inputs, open);
    if (last === undefined) {
      return found;
    }
    const { whenUnreachable } = inputs;
    return (
      (await unlessUnreachable(found, whenUnreachable, run, reading.kept)) ??
      stored(inputs, last, before)
    );
  }

  function signInAs({ identity = {} }: ReaderInputs): Opening {
    return async (deadline) => {
      const session = await sessions.open(identity, deadline);
      guardPins(session, identity, reading.pinned);
      return session;
    };
  }

  /** As the identity that read before, whose credential may have been changed since. */
  function signInAgain(state: Partial<RecordedIdentity>): Opening {
    const { identity, tenantId, objectId } = state;
    return tenantId === undefined || objectId === undefined
      ? signInAs(state)
      : (deadline) => reach({ identity, tenantId, objectId }, reading.attempt, sessions, deadline);
  }

  const { inputsOfId } = reading;
  return {
    ...(inputsOfId && {
      async import(id) {
        const inputs = inputsOfId(id);
        const props = await outputs(inputs, signInAs(inputs));
        return { id, props, inputs: present({ ...inputs } as Properties) };
      },
    }),
    check: (_olds, news) => reading.check(news, run.ambient()),
    diff: (_id, olds, news) => Promise.resolve(reading.diff(olds, news)),
    async create(news) {
      const inputs = reading.inputs(news);
      return { id: reading.newId(inputs), outs: await outputs(inputs, signInAs(inputs)) };
    },
    async read(id, props) {
      const inputs = reading.inputs(props, id);
      return { id, props: await outputsOrKept(inputs, props, signInAgain(props)) };
    },
    async update(_id, olds, news) {
      const inputs = reading.inputs(news);
      return { outs: await outputsOrKept(inputs, olds, signInAs(inputs)) };
    },
    delete: () => Promise.resolve(),
  };
}
