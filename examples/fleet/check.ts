import { StackNotFoundError } from "@pulumi/pulumi/automation";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { attemptDeclared } from "./attemptDeclared";
import type { Customer } from "./customers";
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
    const changes: string[] = [];
    await stack.preview({
      ...watch,
      refresh: true,
      onEvent(event) {
        watch.onEvent(event);
        changes.push(...changesIn(event));
      },
    });
    return changes.length === 0
      ? { outcome: "right" }
      : { outcome: changed, told: `would be made right: ${changes.join(", ")}` };
  });
}

function noStack(error: unknown): undefined {
  if (!(error instanceof StackNotFoundError)) {
    throw error;
  }
}

/** What the preview does to nothing that is declared: it finds it as it is, or reads. */
const unchanging = ["same", "read", "refresh"];

/** A change as `update PartnerAdminLink adatum (partnerId)`. */
function changesIn({ resourcePreEvent }: EngineEvent): string[] {
  if (resourcePreEvent === undefined) {
    return [];
  }
  const { op, type, urn, old, new: next } = resourcePreEvent.metadata;
  if (unchanging.includes(op)) {
    return [];
  }
  // Only some steps name what differs, so their inputs are compared.
  const differs = (key: string) =>
    JSON.stringify(old?.inputs[key]) !== JSON.stringify(next?.inputs[key]);
  const keys =
    op === "update"
      ? Object.keys(next?.inputs ?? {})
          .filter(differs)
          .join(", ")
      : "";
  const resource = `${type.split(":").pop()} ${urn.split("::").pop()}`;
  return [`${op} ${resource}${keys && ` (${keys})`}`];
}
