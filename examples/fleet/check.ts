import { StackNotFoundError } from "@pulumi/pulumi/automation";
import { attemptDeclared } from "./attemptDeclared";
import type { Customer } from "./customers";
import { findingsIn, toldOf } from "./findings";
import type { Finding } from "./findings";
import { changed, missing } from "./journal";
import type { Result } from "./journal";
import type { Surroundings } from "./stack";

/** Compares one customer with what is declared, at Azure, and writes nothing. Never rejects. */
export function check(
  customer: Customer,
  partnerId: string,
  surroundings: Surroundings,
): Promise<Result> {
  return attemptDeclared(customer, partnerId, surroundings, async (open, watch) => {
    const stack = await open("selectStack").catch(noStack);
    if (stack === undefined) {
      return { outcome: missing, told: "it has no stack yet: onboard it" };
    }
    const findings: Finding[] = [];
    await stack.preview({
      ...watch,
      refresh: true,
      onEvent(event) {
        watch.onEvent(event);
        findings.push(...findingsIn(event));
      },
    });
    return findings.length === 0
      ? { outcome: "right" }
      : { outcome: changed, told: toldOf(findings) };
  });
}

function noStack(error: unknown): undefined {
  if (!(error instanceof StackNotFoundError)) {
    throw error;
  }
}
