import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import type * as lifecycle from "../../lifecycle";

/**
 * A failure as the engine is to tell it. Beside a property that a failure names it prints the whole value,
 * a secret one in clear: of such a one the reason tells the name, and the failure names none.
 */
export function checkFailure(
  { property, reason }: lifecycle.CheckFailure,
  isSecret: boolean,
): CheckFailure {
  return isSecret
    ? new CheckFailure().setReason(`${property} ${reason}`)
    : new CheckFailure().setProperty(property).setReason(reason);
}
