import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { openWorkspace } from "../engine/workspace";
import type { Workspace } from "../engine/workspace";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { everyStanding } from "../unit/access/report/customers";

jest.setTimeout(240_000);

const root = dirname(dirname(__dirname));
const [tailspin, , northwind, adatum] = everyStanding() as Attribution[];
const called = (name: string) =>
  everyStanding().find(({ customer }) => customer.name === name) as Attribution;

/** What each stack exports; the report itself is a secret, as in the examples. */
const exported: Record<string, unknown> = {
  fabrikam: { whatever: called("Fabrikam (EMEA)") },
  north: { list: [tailspin, northwind] },
  other: { address: "https://example.com" },
  newer: { attribution: { kind: "pulumi-azure-partner/attribution", version: 2 } },
};

const program = `
const pulumi = require("@pulumi/pulumi");
const { readFileSync } = require("node:fs");
const outputs = JSON.parse(readFileSync("outputs.json", "utf8"))[pulumi.getStack()];
const wrap = process.env.IN_CLEAR ? (value) => value : pulumi.secret;
module.exports = Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, wrap(value)]));
`;

interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

let workspace: Workspace;
let env: Record<string, string>;

beforeAll(async () => {
  const engine = await findEngine();
  const files = { "index.js": program, "outputs.json": JSON.stringify(exported) };
  workspace = await openWorkspace({ engine, program: { files }, stack: "fabrikam" });
  const place = (name: string) => join(workspace.root, name);
  env = {
    ...engineEnvironment(engine, {
      home: place("home"),
      temporary: place("temporary"),
      backend: place("backend"),
      projectNodeModules: join(root, "node_modules"),
    }),
  };
  await workspace.up();
  for (const stack of ["north", "other", "newer"]) {
    await workspace.pulumi(["stack", "init", stack, "--no-select"]);
    await workspace.pulumi(["up", "--yes", "--skip-preview", "--stack", stack], {
      env: { PULUMI_STACK: stack },
    });
  }
});
afterAll(() => workspace.close());

/** Runs the built command where nothing but the backend is known. */
function report(...words: string[]): Promise<Said> {
  const command = join(root, "dist/command/index.js");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, "report", ...words],
      { env, cwd: workspace.root, maxBuffer: 1e8 },
      (failure, stdout, stderr) =>
        resolve({ code: failure ? Number(failure.code) : 0, stdout, stderr }),
    );
  });
}

const full = (stack: string) => `organization/program/${stack}`;

describe("a report over stacks", () => {
  test("has all customers of a project, the worst first, whatever the outputs are called", async () => {
    const { stdout, stderr, code } = await report("--all", "--project", "program");
    const at = ["Tailspin", "Northwind", "Fabrikam"].map((name) => stdout.indexOf(name));
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(stdout).toMatch(
      /^3 customers: 1 to mend, 1 not by this link, 1 expected; 1 stack not read\./,
    );
    // The stack that another release wrote is a row, and one about something else is none.
    expect(stdout.match(/not read/g)).toHaveLength(2);
    expect(stderr).toBe("");
    expect(code).toBe(2);
  });

  test("says why a stack that was named tells nothing, and tells the others", async () => {
    const { stdout, stderr, code } = await report(
      ...["--stack", full("fabrikam"), full("other"), full("nowhere"), "--format", "csv"],
    );
    expect(stdout.split("\n").map((row) => row.split(",").slice(0, 2))).toEqual([
      ["customer", "standing"],
      [full("other"), "not read"],
      [full("nowhere"), "not read"],
      ["Fabrikam (EMEA)", "expected"],
      [""],
    ]);
    expect(stderr).toContain("organization/program/other: it exports no attribution.");
    expect(stderr).toContain("organization/program/nowhere: it could not be read: no stack named");
    expect(code).toBe(2);
  });

  test("of a stack that is not there does not say that there are no customers", async () => {
    const { stdout, code } = await report("--stack", full("nowhere"));
    expect(stdout).toMatch(/^No customers read; 1 stack not read\.\n/);
    expect(code).toBe(2);
  });

  test.each([
    ["fabrikam", 0, "is in order"],
    ["north", 1, "has something to mend"],
  ])("of %s ends with %d, as it %s", async (stack, ending) => {
    expect((await report("--stack", full(stack))).code).toBe(ending);
  });

  test.each([
    ["report.csv", /^customer,standing,/],
    ["report.md", /^\*\*1 customer: 1 expected/],
    ["report.html", /^<!doctype html>/],
    ["report.json", /^\{\n {2}"made": "20/],
  ])("is written as the name %s says", async (file, form) => {
    const path = join(workspace.root, file);
    const { stdout } = await report("--stack", full("fabrikam"), "--output", path);
    expect(stdout).toBe(`Written to ${path}.\n`);
    expect(await readFile(path, "utf8")).toMatch(form);
  });

  test("tells one customer's auditor of nobody else and of no money", async () => {
    const { stdout, code } = await report("--all", "--for", "tailspin");
    expect(stdout).toMatch(/^## Access of .* to Tailspin\n/);
    expect(stdout).not.toMatch(/Northwind|Fabrikam|credit/);
    expect(code).not.toBe(0);
    const alone = await report("--stack", full("north"), "--for", "tailspin");
    expect(alone).toMatchObject({ code: 0, stderr: "" });
    const nobody = await report("--all", "--for", "Nobody");
    expect(nobody).toMatchObject({ code: 2, stdout: "" });
    expect(nobody.stderr).toContain('No customer of these stacks is called "Nobody".');
  });

  test.each(["--json", "--format=csv", "--since=earlier.json"])(
    "tells the auditor nothing more by %s",
    async (option) => {
      const { code, stdout, stderr } = await report("--all", "--for", "tailspin", option);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("'--for <customer>' cannot be used with option");
    },
  );

  test("tells what has changed since an earlier one", async () => {
    const path = join(workspace.root, "earlier.json");
    await report("--stack", full("north"), "--output", path);
    const same = await report("--stack", full("north"), "--since", path);
    expect(same.stdout).toBe("No change to recognition or earned credit.\n\n2 unchanged.\n");
    const more = await report("--stack", full("north"), full("fabrikam"), "--since", path);
    expect(more.stdout).toMatch(/^- \*\*Fabrikam \(EMEA\)\*\*: new; /);
  });

  test("asks for stacks where none are named", async () => {
    const { code, stderr } = await report();
    expect(code).toBe(2);
    expect(stderr).toContain("Name the stacks with --stack, or take all of them with --all.");
  });
});

describe("a report on a preview", () => {
  const preview = async (more: Record<string, string>) => {
    const streaming = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", PULUMI_STACK: "north" };
    const { stdout } = await workspace.pulumi(["preview", "--json", "--stack", "north"], {
      env: { ...streaming, ...more },
    });
    const file = join(workspace.root, "events.json");
    await writeFile(file, stdout);
    return report("--preview", file);
  };

  test("has the customers that change and counts the others", async () => {
    const inClear = { IN_CLEAR: "true" };
    await workspace.pulumi(["up", "--yes", "--skip-preview", "--stack", "north"], {
      env: { ...inClear, PULUMI_STACK: "north" },
    });
    const changed = { ...exported, north: { list: [tailspin, northwind, adatum] } };
    await writeFile(join(workspace.folder, "outputs.json"), JSON.stringify(changed));
    const { stdout } = await preview(inClear);
    expect(stdout).toMatch(/^- \*\*Adatum\*\*: new; .*\n\n2 unchanged\.\n$/);
  });

  test("says that Pulumi hides a secret report from it", async () => {
    const { code, stderr } = await preview({});
    expect(code).toBe(2);
    expect(stderr).toContain("Pulumi hides secret outputs in it");
  });
});
