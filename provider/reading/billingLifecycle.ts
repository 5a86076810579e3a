import { isDeepStrictEqual } from "node:util";
import { isGuid, sameId } from "../../azure/guid";
import { printable } from "../../azure/printable";
import { parseScope } from "../../azure/scope";
import type { Ambient } from "../ambient";
import { argumentTable } from "../argumentTable";
import { checkNames } from "../checks/checkNames";
import { LinkError } from "../errors/linkError";
import { checkReader } from "../identity/checkIdentity";
import type { Checked, CheckFailure, Fail, Lifecycle } from "../lifecycle";
import { hasUnknown, present } from "../properties";
import type { Properties } from "../properties";
import type { Run } from "../run";
import { readBilling } from "./readBilling";
import { createReadingLifecycle } from "./readingLifecycle";
import type { ReaderInputs } from "./readingLifecycle";

/** Which subscription is asked about, and as whom. */
interface BillingInputs extends ReaderInputs {
  subscriptionId: string;
}

/** What was told. */
interface BillingTold {
  billing: Properties;
}

/** Under which agreement a subscription is billed. */
export function createBillingLifecycle(run: Run): Lifecycle {
  return createReadingLifecycle<BillingInputs, BillingTold>(run, {
    check: checkBilling,
    diff(olds, news) {
      const other = !isSameSubscription(olds.subscriptionId, news.subscriptionId);
      return {
        changes: other || !isDeepStrictEqual(olds.identity, news.identity),
        replaces: other ? ["subscriptionId"] : [],
      };
    },
    inputs: (properties, id) => {
      const { subscriptionId, identity } = properties as Partial<BillingInputs>;
      return { subscriptionId: id ?? String(subscriptionId), identity };
    },
    newId: ({ subscriptionId }) => subscriptionId,
    inputsOfId(id) {
      if (!isGuid(id)) {
        throw new LinkError(
          `"${printable(id)}" is not the id of a billing agreement: give the subscription's GUID.`,
        );
      }
      return { subscriptionId: id };
    },
    ask: async ({ subscriptionId }, session, deadline) => ({
      billing: present({ ...(await readBilling(subscriptionId, session, deadline)) }),
    }),
    lastRead: ({ subscriptionId }, before) =>
      before.billing !== undefined && isSameSubscription(before.subscriptionId, subscriptionId)
        ? { billing: before.billing }
        : undefined,
    pinned: {
      pinned: "The identity that reads the billing",
      unharmed: "Nothing was asked with it.",
    },
    attempt: "read the billing as",
    kept: "The billing was not read, what was last read is kept",
  });
}

function checkBilling(news: Properties, ambient: Ambient): Checked {
  const failures: CheckFailure[] = [];
  const fail: Fail = (property, reason) => void failures.push({ property, reason });
  checkNames(news, argumentTable.BillingAgreement, "a reading of a billing agreement", fail);
  const subscriptionId = checkSubscription(news.subscriptionId, fail);
  const identity = checkReader(news.identity, ambient, fail);
  return { inputs: present({ subscriptionId, identity }), failures };
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
