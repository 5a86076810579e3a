import type { Stack } from "@pulumi/pulumi/automation";
import type { Customer } from "./customers";
import { declare } from "./declare";
import { declarationOf } from "./journal";
import type { Result } from "./journal";
import { attempt, openStack } from "./stack";
import type { Ending, Opening, Surroundings, Watch } from "./stack";

/** Runs something on the stack that a customer's line declares. Never rejects. */
export function attemptDeclared(
  customer: Customer,
  partnerId: string,
  surroundings: Surroundings,
  act: (open: (how: Opening) => Promise<Stack>, watch: Watch) => Promise<Ending>,
): Promise<Result> {
  const { name } = customer;
  const program = () => declare(customer, partnerId);
  const open = (how: Opening) => openStack(name, surroundings, how, program);
  const declared = declarationOf(customer, partnerId);
  return attempt({ customer: name, declared }, (watch) => act(open, watch));
}
