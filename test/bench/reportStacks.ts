import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { engineEnvironment } from "../engine/engineEnvironment";
import { runCommand } from "../engine/runCommand";
import { openWorkspace } from "../engine/workspace";
import type { Workspace } from "../engine/workspace";
import { everyStanding, numbered } from "../unit/access/report/customers";
import type { Bench } from "./bench";
import { against, count, seconds } from "./format";

const repository = dirname(dirname(__dirname));
const command = join(repository, "dist/command/index.js");

/** Within which an overview over 400 customers is there. */
const targetSeconds = 60;

/** However slow it is, the bench goes on after this. */
const longestRunSeconds = 300;

/** One report over many stacks of a file backend, by the command as it is installed. */
export async function measureReport(bench: Bench): Promise<void> {
  const { engine, plan, report, signal } = bench;
  const what = `a report over ${count(plan.reportedStacks)} stacks`;
  if (plan.reportedStacks === 0 || !bench.mayBegin(what)) {
    return;
  }
  const files = {
    "index.js": await readFile(join(__dirname, "programs", "exports.cjs"), "utf8"),
    "outputs.json": JSON.stringify(customers(plan.reportedStacks)),
  };
  const workspace = await openWorkspace({ engine, program: { files }, stack: "all", signal });
  try {
    await workspace.up();
    await splitStack(workspace);
    const table = report.table(`The command: ${what}, each with one customer`, [
      "form",
      "time",
      "per stack",
      "of a processor",
      "target",
      "",
    ]);
    for (const form of ["table", "html"]) {
      const busyBefore = await childrenSeconds();
      const taken = await timeReport(bench, workspace, form);
      const busy = (await childrenSeconds()) - busyBefore;
      const judged =
        plan.reportedStacks === 400
          ? [seconds(targetSeconds), against(taken, targetSeconds)]
          : ["", ""];
      table.row(
        form,
        seconds(taken),
        seconds(taken / plan.reportedStacks),
        seconds(busy / plan.reportedStacks),
        ...judged,
      );
    }
    report.note(
      `Load of the machine at the end, over a minute: ${(loadavg()[0] ?? 0).toFixed(1)}. Each stack has a passphrase, and its attribution is a secret. Processor time is a stack's, where Linux tells it.`,
    );
  } finally {
    await workspace.close();
  }
}

/** What the children of this process, and theirs, have used of processors so far; nothing where it is not told. */
async function childrenSeconds(): Promise<number> {
  const text = await readFile("/proc/self/stat", "utf8").catch(() => "");
  // After the name in brackets, which may hold anything: user and system time of the children, in hundredths.
  const [user = 0, system = 0] = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .slice(13, 15)
    .map(Number);
  return (user + system) / 100;
}

/** As many attributions as customers, of every standing in turn, by their stacks' names. */
function customers(number: number): Record<string, Attribution> {
  const standing = everyStanding();
  return Object.fromEntries(
    Array.from({ length: number }, (_none, index) => {
      const one = standing[index % standing.length] as Attribution;
      const tenantId = numbered("c", index + 1);
      const subscriptionId = numbered("5", index + 1);
      const customer = { ...one.customer, name: `Customer ${index + 1}`, tenantId, subscriptionId };
      return [`customer-${index + 1}`, { ...one, customer }];
    }),
  );
}

/**
 * Makes a stack of each output of one stack, as the engine wrote and encrypted it: 400 runs of `pulumi up`, or
 * of `pulumi stack import`, would take longer than what is measured.
 */
async function splitStack({ root }: Workspace): Promise<void> {
  const folder = join(root, "backend", ".pulumi", "stacks", "program");
  const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const text = await readFile(join(folder, file), "utf8");
  const { outputs } = rootResource(JSON.parse(text) as State);
  for (const [stack, value] of Object.entries(outputs)) {
    const state = JSON.parse(text.replaceAll("urn:pulumi:all::", `urn:pulumi:${stack}::`)) as State;
    rootResource(state).outputs = { attribution: value };
    state.checkpoint.stack = `organization/program/${stack}`;
    await writeFile(join(folder, `${stack}.json`), JSON.stringify(state));
  }
  await rm(join(folder, file));
}

interface State {
  checkpoint: { stack: string; latest: { resources: RootResource[] } };
}

interface RootResource {
  type: string;
  outputs: Record<string, unknown>;
}

function rootResource({ checkpoint }: State): RootResource {
  const found = checkpoint.latest.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  if (found === undefined) {
    throw new Error("The state of the stack to copy has no root.");
  }
  return found;
}

/** Seconds from start to end of one report; every stack has to be in it. */
async function timeReport({ engine, plan, signal }: Bench, { root }: Workspace, form: string) {
  const folders = {
    home: join(root, "home"),
    temporary: join(root, "temporary"),
    backend: join(root, "backend"),
  };
  await mkdir(folders.temporary, { recursive: true });
  const start = performance.now();
  const { stdout, stderr } = await runCommand(
    process.execPath,
    [command, "report", "--all", "--format", form],
    {
      cwd: root,
      env: engineEnvironment(engine, {
        ...folders,
        projectNodeModules: join(repository, "node_modules"),
      }),
      timeoutSeconds: longestRunSeconds,
      signal,
    },
  );
  const taken = (performance.now() - start) / 1000;
  signal.throwIfAborted();
  if (!stdout.includes(`${plan.reportedStacks} customers: `)) {
    throw new Error(
      `The report has not all ${plan.reportedStacks} customers:\n${stdout.slice(0, 400)}${stderr.slice(0, 2000)}`,
    );
  }
  return taken;
}
