import { isDeepStrictEqual } from "node:util";
import { isGuid } from "../identity/accessToken";
import { checkReader } from "../identity/checkIdentity";
import type { Identity } from "../identity/identity";
import { operationDeadline } from "../identity/operationDeadline";
import { createSessions } from "../identity/sessions";
import type { CheckFailure, Lifecycle } from "../lifecycle";
import type { Surroundings } from "../surroundings";
import { hasUnknown, present } from "../properties";
import type { Properties } from "../properties";
import { readBilling } from "./readBilling";

/** Which subscription is asked about, and as whom. */
interface BillingInputs {
  subscriptionId: string;
  identity?: Identity;
}

const stateVersion = 1;

/** Under which agreement a subscription is billed: read when declared and when refreshed, never written. */
export function createBillingAgreement({ ambient }: Surroundings): Lifecycle {
  const sessions = createSessions(ambient);

  async function outputs(inputs: Properties): Promise<Properties> {
    const { subscriptionId, identity } = inputs as unknown as BillingInputs;
    const deadline = operationDeadline(ambient(), identity);
    const session = await sessions.open(identity ?? {}, deadline);
    const billing = await readBilling(subscriptionId, session, deadline);
    return present({ subscriptionId, identity, billing: present({ ...billing }), stateVersion });
  }

  return {
    check(_olds, news) {
      const failures: CheckFailure[] = [];
      const fail = (property: string, reason: string) => void failures.push({ property, reason });
      const { subscriptionId } = news;
      if (
        !hasUnknown(subscriptionId) &&
        !(typeof subscriptionId === "string" && isGuid(subscriptionId))
      ) {
        fail("subscriptionId", "must be the subscription's GUID, without /subscriptions/");
      }
      const identity = checkReader(news.identity, ambient(), fail);
      return { inputs: present({ subscriptionId, identity }), failures };
    },
    diff(_id, olds, news) {
      const other = olds.subscriptionId !== news.subscriptionId;
      return Promise.resolve({
        changes: other || !isDeepStrictEqual(olds.identity, news.identity),
        replaces: other ? ["subscriptionId"] : [],
      });
    },
    async create(inputs) {
      return { id: String(inputs.subscriptionId), outs: await outputs(inputs) };
    },
    async read(id, props) {
      return { id, props: await outputs({ ...props, subscriptionId: id }) };
    },
    async update(_id, _olds, news) {
      return { outs: await outputs(news) };
    },
    delete: () => Promise.resolve(),
  };
}
