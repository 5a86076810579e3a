import { declarationOf } from "./journal";
import type { Result } from "./journal";
import type { Customer } from "./customers";
import { declare } from "./declare";
import { attempt, openStack } from "./stack";
import type { Surroundings } from "./stack";

/** Brings one customer's stack up. Never rejects: a failure is this customer's result. */
export function onboard(
  customer: Customer,
  partnerId: string,
  surroundings: Surroundings,
): Promise<Result> {
  const { name } = customer;
  const declared = declarationOf(customer, partnerId);
  return attempt({ customer: name, declared }, async (watch) => {
    const program = () => declare(customer, partnerId);
    const stack = await openStack(name, surroundings, "createOrSelectStack", program);
    const { outputs } = await stack.up({ ...watch });
    const text = (output: string) => outputs[output]?.value as string | undefined;
    return { outcome: text("origin") ?? "kept", partnerName: text("partnerName") };
  });
}
