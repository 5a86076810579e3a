import { attemptDeclared } from "./attemptDeclared";
import type { Customer } from "./customers";
import type { Result } from "./journal";
import type { Surroundings } from "./stack";

/** Brings one customer's stack up. Never rejects: a failure is this customer's result. */
export function onboard(
  customer: Customer,
  partnerId: string,
  surroundings: Surroundings,
): Promise<Result> {
  return attemptDeclared(customer, partnerId, surroundings, async (open, watch) => {
    const stack = await open("createOrSelectStack");
    // What the state says of a link may have been true once: somebody else can have moved or removed it.
    const { outputs } = await stack.up({ ...watch, refresh: true });
    const text = (output: string) => outputs[output]?.value as string | undefined;
    return { outcome: text("origin") ?? "kept", partnerName: text("partnerName") };
  });
}
