import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { EngineEvent, PulumiCommand } from "@pulumi/pulumi/automation";
import { PartnerAdminLink } from "pulumi-azure-partner";
import type { Customer } from "./customers";
import { failed } from "./journal";
import type { Result } from "./journal";

/** What all customers' runs have in common. */
export interface Onboarding {
  partnerId: string;
  folder: string;
  pulumi: PulumiCommand;
}

const longestRunMinutes = 15;

/** Brings one customer's stack up. Never rejects: a failure is this customer's result. */
export async function onboard(customer: Customer, onboarding: Onboarding): Promise<Result> {
  const start = Date.now();
  const { partnerId } = onboarding;
  const ended = await runStack(customer, onboarding);
  const seconds = Math.round((Date.now() - start) / 100) / 10;
  return { customer: customer.name, tenantId: customer.tenantId, partnerId, seconds, ...ended };
}

async function runStack(
  customer: Customer,
  onboarding: Onboarding,
): Promise<Pick<Result, "outcome" | "partnerName" | "error">> {
  const errors: string[] = [];
  try {
    const stack = await openStack(customer, onboarding);
    const { outputs } = await stack.up({
      onEvent: (event) => errors.push(...errorsIn(event)),
      signal: AbortSignal.timeout(longestRunMinutes * 60 * 1000),
    });
    const text = (name: string) => outputs[name]?.value as string | undefined;
    return { outcome: text("origin") ?? "kept", partnerName: text("partnerName") };
  } catch (error) {
    // Without an error of its own the engine did not get that far, and says so in its output.
    const [reason = error instanceof Error ? error.message : String(error)] = errors;
    return { outcome: failed, error: reason };
  }
}

/** The customer's own folder keeps the stack's settings apart from those of runs beside it. */
async function openStack(customer: Customer, { partnerId, folder, pulumi }: Onboarding) {
  const { name, tenantId, objectId } = customer;
  const workDir = resolve(join(folder, "stacks", name));
  await mkdir(workDir, { recursive: true });
  return LocalWorkspace.createOrSelectStack(
    {
      stackName: name,
      projectName: "fleet",
      program: async () => {
        const identity = { tenantId, objectId };
        const link = new PartnerAdminLink(name, { partnerId, identity });
        return { id: link.id, origin: link.origin, partnerName: link.partnerName };
      },
    },
    { workDir, pulumiCommand: pulumi },
  );
}

function errorsIn({ diagnosticEvent }: EngineEvent): string[] {
  if (diagnosticEvent?.severity !== "error" || !diagnosticEvent.urn?.includes("azure-partner")) {
    return [];
  }
  return [diagnosticEvent.message.replace(/<\{%.*?%\}>/g, "").trim()];
}
