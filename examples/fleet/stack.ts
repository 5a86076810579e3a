import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import type { EngineEvent, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import { failed } from "./journal";
import type { Result } from "./journal";

/** What all customers' runs have in common. */
export interface Surroundings {
  /** Holds the stacks' settings. */
  folder: string;
  pulumi: PulumiCommand;
}

const projectName = "fleet";
const longestRunMinutes = 15;

/** Finds the Pulumi CLI, which does all the work. */
export function findPulumi(): Promise<PulumiCommand> {
  return PulumiCommand.get().catch((error: unknown) => {
    const reason = reasonOf(error);
    throw new Error(
      reason.includes("ENOENT")
        ? "The Pulumi CLI is not on PATH: install it, or name the folder that it is in."
        : reason,
    );
  });
}

/** Whether a stack that is not there yet is made. */
export type Opening = "createOrSelectStack" | "selectStack";

/** The customer's own folder keeps the stack's settings apart from those of runs beside it. */
export async function openStack(
  name: string,
  { folder, pulumi }: Surroundings,
  how: Opening,
  program: PulumiFn,
): Promise<Stack> {
  const workDir = resolve(join(folder, "stacks", name));
  await mkdir(workDir, { recursive: true });
  const stack = { stackName: name, projectName, program };
  return LocalWorkspace[how](stack, { workDir, pulumiCommand: pulumi });
}

/** The customers that have a stack, whoever made it. */
export async function stackNames({ folder, pulumi }: Surroundings): Promise<string[]> {
  const workDir = resolve(join(folder, "stacks"));
  await mkdir(workDir, { recursive: true });
  const workspace = await LocalWorkspace.create({
    workDir,
    pulumiCommand: pulumi,
    projectSettings: { name: projectName, runtime: "nodejs" },
  });
  const stacks = await workspace.listStacks();
  // Pulumi Cloud puts the organization before the name.
  return stacks.map(({ name }) => name.split("/").pop() ?? name).sort();
}

/** What a run on a stack is given, so that it ends in time and its errors are heard. */
export interface Watch {
  onEvent(event: EngineEvent): void;
  signal: AbortSignal;
}

/** How it ended. */
export type Ending = Pick<Result, "outcome" | "partnerName" | "told">;

/** Runs something on one customer's stack. Never rejects: a failure is this customer's result. */
export async function attempt(
  { customer, declared }: Pick<Result, "customer" | "declared">,
  act: (watch: Watch) => Promise<Ending>,
): Promise<Result> {
  const start = Date.now();
  const errors: string[] = [];
  const ended = await act({
    onEvent: (event) => errors.push(...errorsIn(event)),
    signal: AbortSignal.timeout(longestRunMinutes * 60 * 1000),
  }).catch((error: unknown): Ending => {
    // Without an error of its own the engine did not get that far, and says so in its output.
    const [reason = reasonOf(error)] = errors;
    return { outcome: failed, told: reason };
  });
  const seconds = Math.round((Date.now() - start) / 100) / 10;
  return { customer, declared, seconds, ...ended };
}

/** The engine's own sentence, where there is one: the Automation API puts the command and all output around it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^error: (.*)$/m.exec(message)?.[1] ?? message;
}

/** What a resource or the program says; that the run as a whole failed is known. */
function errorsIn({ diagnosticEvent }: EngineEvent): string[] {
  if (diagnosticEvent?.severity !== "error") {
    return [];
  }
  const text = diagnosticEvent.message.replace(/<\{%.*?%\}>/g, "").trim();
  return /^(update|preview|destroy) failed$/.test(text) ? [] : [text];
}
