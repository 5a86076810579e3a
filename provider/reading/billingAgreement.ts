import { isDeepStrictEqual } from "node:util";
import { isGuid, sameId } from "../../azure/guid";
import { parseScope } from "../../azure/scope";
import { argumentTable } from "../argumentTable";
import { checkNames } from "../checkNames";
import type { Deadline } from "../errors/deadline";
import { isOutOfReach } from "../errors/signInFailure";
import { checkReader } from "../identity/checkIdentity";
import type { Fail } from "../identity/checkIdentity";
import type { Identity } from "../identity/identity";
import { operationDeadline } from "../identity/operationDeadline";
import { createSessions } from "../identity/sessions";
import type { Session } from "../identity/sessions";
import { whenUnreachable } from "../identity/whenUnreachable";
import type { CheckFailure, Lifecycle } from "../lifecycle";
import { reach } from "../identity/reach";
import type { Surroundings } from "../surroundings";
import { hasUnknown, present } from "../properties";
import type { Properties } from "../properties";
import { readBilling } from "./readBilling";

/** Which subscription is asked about, and as whom. */
interface BillingInputs {
  subscriptionId: string;
  identity?: Identity | undefined;
}

/** The same, what was told, and to whom. */
interface BillingState extends BillingInputs {
  billing?: Properties;
  tenantId?: string;
  objectId?: string;
}

const stateVersion = 2;

/** Under which agreement a subscription is billed: read when declared and when refreshed, never written. */
export function createBillingAgreement({ ambient, say }: Surroundings): Lifecycle {
  const sessions = createSessions(ambient);

  async function outputs(
    { subscriptionId, identity }: BillingInputs,
    open: (deadline: Deadline) => Promise<Session>,
  ): Promise<Properties> {
    const deadline = operationDeadline(ambient(), identity);
    const session = await open(deadline);
    const billing = present({ ...(await readBilling(subscriptionId, session, deadline)) });
    const { tenantId, objectId } = session.subject;
    return present({ subscriptionId, identity, billing, tenantId, objectId, stateVersion });
  }

  function signInAs({ identity = {} }: BillingInputs) {
    return (deadline: Deadline) => sessions.open(identity, deadline);
  }

  /** As the identity that read before, whose credential may have been changed since. */
  function signInAgain(state: BillingState) {
    const { identity, tenantId, objectId } = state;
    return tenantId === undefined || objectId === undefined
      ? signInAs(state)
      : (deadline: Deadline) =>
          reach({ identity, tenantId, objectId }, "read the billing as", sessions, deadline);
  }

  /** What was read before, where nobody signs in any more and the run is told to do without. */
  function kept(failure: unknown, inputs: BillingInputs, before: BillingState): Properties {
    const same =
      isSameSubscription(inputs.subscriptionId, before.subscriptionId) &&
      before.billing !== undefined;
    if (!same || !isOutOfReach(failure) || whenUnreachable(undefined, ambient()) !== "keep") {
      throw failure;
    }
    say(`The billing was not read, what was last read is kept: ${failure.message}`);
    const { billing, tenantId, objectId } = before;
    return present({ ...inputs, billing, tenantId, objectId, stateVersion });
  }

  return {
    check(_olds, news) {
      const failures: CheckFailure[] = [];
      const fail: Fail = (property, reason) => void failures.push({ property, reason });
      checkNames(news, argumentTable.BillingAgreement, "a reading of a billing agreement", fail);
      const subscriptionId = checkSubscription(news.subscriptionId, fail);
      const identity = checkReader(news.identity, ambient(), fail);
      return { inputs: present({ subscriptionId, identity }), failures };
    },
    diff(_id, olds, news) {
      const other = !isSameSubscription(olds.subscriptionId, news.subscriptionId);
      return Promise.resolve({
        changes: other || !isDeepStrictEqual(olds.identity, news.identity),
        replaces: other ? ["subscriptionId"] : [],
      });
    },
    async create(news) {
      const inputs = billingInputs(news);
      return { id: inputs.subscriptionId, outs: await outputs(inputs, signInAs(inputs)) };
    },
    async read(id, props) {
      const state: BillingState = { ...(props as Partial<BillingState>), subscriptionId: id };
      const inputs = billingInputs({ ...props, subscriptionId: id });
      const found = outputs(inputs, signInAgain(state));
      return { id, props: await found.catch((failure: unknown) => kept(failure, inputs, state)) };
    },
    async update(_id, olds, news) {
      const inputs = billingInputs(news);
      const found = outputs(inputs, signInAs(inputs));
      const state = olds as unknown as BillingState;
      return { outs: await found.catch((failure: unknown) => kept(failure, inputs, state)) };
    },
    delete: () => Promise.resolve(),
  };
}

/** The subscription's GUID, which is the id of the reading: spelled as given where it is given bare. */
function checkSubscription(declared: unknown, fail: Fail): unknown {
  if (hasUnknown(declared) || isGuid(declared)) {
    return declared;
  }
  const scope = parseScope(declared);
  if (scope?.kind !== "subscription") {
    fail("subscriptionId", "must be the subscription's GUID, or /subscriptions/<guid>");
    return declared;
  }
  return scope.subscriptionId;
}

function isSameSubscription(left: unknown, right: unknown): boolean {
  return left === right || (isGuid(left) && isGuid(right) && sameId(left, right));
}

/** Reads inputs that `check` has let through, or that an earlier release stored. */
function billingInputs(properties: Properties): BillingInputs {
  const { subscriptionId, identity } = properties as unknown as BillingInputs;
  return { subscriptionId: String(subscriptionId), identity };
}
