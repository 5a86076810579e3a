import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { printable } from "../../azure/printable";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { findAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { WrongUse } from "../wrongUse";

const run = promisify(execFile);

/** What one stack tells, or why it tells nothing. */
export interface StackReading {
  /** Name of the stack, as it was given or listed. */
  stack: string;
  attributions: Attribution[];
  /** Whatever could not be read of it. */
  unread: UnreadStack[];
  /** Whether it could be read, and has no attribution among its outputs. */
  exportsNone: boolean;
}

/** All stacks of the backend that is signed in to, or those of one project. */
export async function listStacks(project?: string): Promise<string[]> {
  const names = (await listed()).map(({ name }) => name);
  // A full name is <organization>/<project>/<stack>.
  return project === undefined ? names : names.filter((name) => name.split("/").at(-2) === project);
}

async function listed(): Promise<{ name: string }[]> {
  try {
    return JSON.parse(await pulumi(["stack", "ls", "--all", "--json"])) as { name: string }[];
  } catch (failure) {
    if (failure instanceof WrongUse) {
      throw failure;
    }
    throw new WrongUse(
      `The stacks of the backend could not be listed: ${reasonText(failure)} Those that can be read may be named with --stack.`,
    );
  }
}

/** Reads stacks side by side: a state in files keeps processors busy, that of a service is mostly waited for. */
export async function readStacks(stacks: string[]): Promise<StackReading[]> {
  const readings: StackReading[] = [];
  const waiting = [...stacks.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, stack] = next;
      readings[index] = await readStack(stack);
    }
  };
  await Promise.all(Array.from({ length: perProcessor * availableParallelism() }, work));
  return readings;
}

/** What one stack exports, under whatever name; of its other outputs nothing is kept. */
async function readStack(stack: string): Promise<StackReading> {
  try {
    // The report is a secret output, because it names customers; the backend decides who may see it.
    const text = await pulumi(["stack", "output", "--json", "--show-secrets", "--stack", stack]);
    const { attributions, problems } = findAttributions(JSON.parse(text));
    const unread = problems.length === 0 ? [] : [{ stack, problem: problems.join(" ") }];
    const exportsNone = attributions.length + problems.length === 0;
    return { stack, attributions, unread, exportsNone };
  } catch (failure) {
    if (failure instanceof WrongUse) {
      throw failure;
    }
    const problem = `it could not be read: ${reasonText(failure)}`;
    return { stack, attributions: [], unread: [{ stack, problem }], exportsNone: false };
  }
}

// Long enough for a slow backend, short enough that one stack does not hold up the others for ever.
const patienceMilliseconds = 60_000;

// A stack's outputs may be large; beyond this nobody exports a report.
const mostBytes = 64 * 1024 * 1024;

// Each takes some 100 MB, most of which is the CLI itself, that all of them share.
const perProcessor = 4;

// Most of the CLI's start is loading dictionaries, during which it would collect garbage seven times.
const rarely = "400";

async function pulumi(words: string[]): Promise<string> {
  try {
    const { stdout } = await run("pulumi", [...words, "--non-interactive"], {
      timeout: patienceMilliseconds,
      maxBuffer: mostBytes,
      env: { GOGC: rarely, ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    return stdout;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "ENOENT") {
      throw new WrongUse(
        "The Pulumi CLI is not on PATH, and only it can read a stack: install it, or name the folder that it is in.",
      );
    }
    throw failure;
  }
}

/** Why the engine told nothing, in its own words, as one sentence. */
function reasonText(failure: unknown): string {
  const { killed, stderr = "" } = failure as { killed?: boolean; stderr?: string };
  if (killed === true) {
    return `the Pulumi CLI did not answer within ${patienceMilliseconds / 1000} seconds.`;
  }
  const line = /^error: (.*)$/m.exec(stderr)?.[1] ?? (failure as Error).message;
  return printable(line).replace(/\.?$/, ".");
}
