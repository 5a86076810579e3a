import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { killAll, processesWith, waitForNone } from "../engine/processes";
import { startCommand } from "../engine/runCommand";

const repository = dirname(dirname(__dirname));
const tsx = join(repository, "node_modules", ".bin", "tsx");

let temporary: string;

/** The folder for temporary files is passed on to all processes of a run, and tells them apart. */
const processes = () => processesWith("TMPDIR", temporary);

beforeEach(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), "start-")));
});

afterEach(async () => {
  await killAll(processes);
  await rm(temporary, { recursive: true, force: true });
});

function start() {
  return startCommand(tsx, ["test/start/command.ts"], {
    cwd: repository,
    env: { ...process.env, TMPDIR: temporary },
    timeoutSeconds: 240,
  });
}

async function expectNothingLeft(): Promise<void> {
  expect(await waitForNone(processes, 5)).toEqual([]);
  const left = await readdir(temporary);
  expect(left.filter((name) => !name.startsWith("tsx-"))).toEqual([]);
  const stackFiles = (await readdir(repository)).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
  expect(stackFiles).toEqual([]);
}

async function waitForProcess(command: RegExp): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await processes()).some((found) => command.test(found.command))) {
    if (Date.now() > deadline) {
      throw new Error(`No process ${String(command)} appeared.`);
    }
    await pause(20);
  }
}

test("npm start leads one link through its seven steps and a customer through three, shows the report and leaves nothing behind", async () => {
  const { exitCode, stdout, stderr } = await start().finished;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const steps = stdout.split("\n").filter((line) => /^ {2}\d {2}/.test(line));
  expect(steps.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["1", "pulumi up", "linked", "4242424 Contoso Consulting", "GET, PUT"],
    ["2", "pulumi up", "nothing to do", "4242424 Contoso Consulting", "none"],
    expect.arrayContaining(["3", "5151515 Fabrikam Services"]),
    ["4", "pulumi refresh", "sees who has it now", "5151515 Fabrikam Services", "GET"],
    ["5", "pulumi up", "refused", "5151515 Fabrikam Services", "GET"],
    expect.arrayContaining(["6", "ours again", "4242424 Contoso Consulting", "GET, PATCH"]),
    ["7", "pulumi destroy", "unlinked", "no link", "GET, DELETE"],
    expect.arrayContaining(["1", "refused", "no link", "none"]),
    expect.arrayContaining(["2", "linked, delegated", "4242424 Contoso Consulting", "GET, PUT"]),
    expect.arrayContaining(["3", "delegation removed", "4242424 Contoso Consulting", "none"]),
  ]);
  expect(stdout).toContain("L3: The managing tenant is the customer's own tenant");
  expect(stdout).toContain("Recognition: set up for Contoso Consulting");
  expect(stdout).toMatch(/\| 4 role +\| in order +\| Support Request Contributor/);
  expect(stdout).toContain("Every step did what it should");
  expect(stdout).not.toContain("\u001b[");
  await expectNothingLeft();
}, 270_000);

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s while the dynamic provider runs stops everything and leaves nothing behind",
  async (signal) => {
    const running = start();
    await waitForProcess(/cmd\/dynamic-provider/);
    const { pid } = running;
    if (pid === undefined) {
      throw new Error("npm start has no process.");
    }
    // To the whole group, as a terminal does.
    process.kill(-pid, signal);
    const { exitCode, stdout, stderr } = await running.finished;
    expect(exitCode).toBe(signal === "SIGINT" ? 130 : 143);
    expect(stderr).toContain(`Interrupted by ${signal}.`);
    expect(stdout).not.toContain("Every step did what it should");
    await expectNothingLeft();
  },
  90_000,
);
