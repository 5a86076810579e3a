import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { builtFile, jsonOf, runBuilt } from "./builtCommand";

const loadedModules = ["--require", require.resolve("./loadedModules.cjs")];
/** Nothing to sign in with, and nobody to ask: whatever went to a network would fail. */
const alone = { HTTPS_PROXY: "http://127.0.0.1:1", ARM_CLIENT_SECRET: "SECRET-VALUE-alone" };

/** Files of installed packages that were loaded to answer. */
async function packagesFor(args: string[]): Promise<{ code: number; packages: string[] }> {
  const { code, stderr } = await runBuilt(args, alone, loadedModules);
  const loaded = JSON.parse(/^LOADED (.*)$/m.exec(stderr)?.[1] ?? "") as string[];
  expect(loaded.length).toBeGreaterThan(0);
  return { code, packages: loaded.filter((file) => /[\\/]node_modules[\\/]/.test(file)) };
}

test.each([
  [["--help"], 0],
  [["show", "--help"], 0],
  [["--version"], 0],
  [["explain", "P8"], 0],
  [["explain", "AADSTS700016"], 0],
  [["explain", "nothing-like-it"], 1],
  [["check", "1234567", "--offline"], 0],
  [["check", "1234566", "--global-id", "1234566"], 1],
  [["check", "abc"], 1],
])("%j loads neither Azure's clients nor Pulumi, and ends with %i", async (args, code) => {
  const answer = await packagesFor(args);
  expect(answer.code).toBe(code);
  expect(answer.packages.filter((file) => /@azure|@pulumi|msal|node-forge/.test(file))).toEqual([]);
});

test("a reader that has had enough changes nothing of how the command ends", async () => {
  const { code } = await runBuilt(["explain", "nothing-like-it"]);
  const child = spawn(process.execPath, [builtFile(), "explain", "nothing-like-it"]);
  child.stdout.destroy();
  expect((await once(child, "exit"))[0]).toBe(code);
});

const fullDisk = "/dev/full";
const whereOneIs = existsSync(fullDisk) ? test : test.skip;

whereOneIs("an answer that cannot be written is none, and not a finding", async () => {
  const child = spawn(process.execPath, [builtFile(), "explain", "P8"], {
    stdio: ["ignore", openSync(fullDisk, "w"), "pipe"],
  });
  expect((await once(child, "exit"))[0]).toBe(3);
});

test("help loads no installed package at all", async () => {
  expect((await packagesFor(["--help"])).packages).toEqual([]);
});

describe("help", () => {
  const commands = ["whoami", "show", "check", "explain"];

  test("names every command, the exit codes and examples", async () => {
    const { code, stdout } = await runBuilt(["--help"]);
    expect(code).toBe(0);
    for (const name of [...commands, "emulator"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
    }
    expect(stdout).toMatch(/^Exit codes:\n {2}0 {2}fine$/m);
    expect(stdout).toMatch(/^Examples:\n {2}npx pulumi-azure-partner whoami/m);
  });

  test.each(commands)("of %s has examples of its own, and no option for a secret", async (name) => {
    const { code, stdout } = await runBuilt([name, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: pulumi-azure-partner ${name}`);
    expect(stdout).toMatch(new RegExp(`^  npx pulumi-azure-partner ${name}`, "m"));
    // The examples and what they are for stand in two columns.
    expect(stdout).not.toMatch(/^ {2}npx .*"\w/m);
    expect(stdout).toContain("--json");
    expect(stdout).not.toMatch(/--\S*(secret|password|token )/i);
  });
});

describe("wrong use ends with 2 and says what is wrong", () => {
  test.each([
    [[], /Usage: pulumi-azure-partner/],
    [["nonsense"], /unknown command 'nonsense'\n\(--help shows how it is used\)/],
    [["show", "--nonsense"], /unknown option '--nonsense'/],
    [["check"], /missing required argument 'partner-id'/],
    [["explain"], /missing required argument 'words'/],
    [["show", "--timeout", "0"], /Give a number of seconds from 1 to 3600/],
    [
      ["check", "1", "--global-id", "x", "--offline"],
      /--global-id "x" .* give the partner id of the global account/,
    ],
    [["show", "--environment", "mars"], /--environment: unknown cloud "mars"/],
    [["show", "--client-secret", "x"], /unknown option '--client-secret'/],
    [["explain", "--jsn", "P8"], /unknown option '--jsn'/],
  ])("%j", async (args, said) => {
    const { code, stdout, stderr } = await runBuilt(args, alone);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(said);
  });
});

test.each(["show", "explain"])("%s does not repeat what was meant for a secret", async (name) => {
  const given = ["--client-secret=SECRET-VALUE='a\nb'", "--json"];
  const { code, stderr } = await runBuilt([name, ...given]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: unknown option '--client-secret=…'\n/);
});

describe("check, of the id alone", () => {
  const offline = (id: string, ...more: string[]) =>
    runBuilt(["check", id, "--offline", ...more], alone);

  test.each([
    ["0f2f9a4e-0000-4000-8000-3b0a1b9c2d3e", "is a GUID, the kind of id that customer usage"],
    ["12345x", '"12345x" is not made of digits only'],
    ["0000000", "0000000 is a placeholder and nobody's partner id"],
  ])("%s cannot be one", async (id, said) => {
    const { code, stdout } = await offline(id);
    expect(code).toBe(1);
    expect(stdout).toContain(said);
  });

  test("the declared global id cannot be linked", async () => {
    const { code, stdout } = await offline("1234566", "--global-id", "1234566");
    expect(code).toBe(1);
    expect(stdout).toContain("Partner id 1234566 is the global account");
    expect((await offline("1234567", "--global-id", "1234566")).code).toBe(0);
  });

  test("whatever has the form passes, with the word that this proves nothing", async () => {
    const { code, stdout } = await offline("1234567");
    expect(code).toBe(0);
    expect(stdout).toContain("Only linking proves that a partner id exists");
  });

  test("tells the same to programs", async () => {
    const answer = jsonOf(await offline("abc", "--json"));
    expect(answer).toEqual({
      partnerId: "abc",
      problems: [expect.stringContaining("digits only")],
    });
  });
});

test("explain takes a message as it stands, and names the nearest where it knows nothing", async () => {
  const pasted = 'Azure answered 400 PartnerIdInvalid "The Partner ID is not valid" (request id 1)';
  const known = await runBuilt(["explain", pasted]);
  expect(known.code).toBe(0);
  expect(known.stdout).toMatch(/^PartnerIdInvalid: /);

  const unknown = await runBuilt(["explain", "--json", "PartnerIdInvlid"]);
  expect(unknown.code).toBe(1);
  const [first] = jsonOf(unknown).nearest as { name: string }[];
  expect(first?.name).toBe("PartnerIdInvalid");
});

test("explain takes a message that begins with a dash", async () => {
  const { code, stdout } = await runBuilt(["explain", "- error: AADSTS700016", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ explanations: [{ name: "AADSTS700016" }] });
});

test("explain sees through the colours of a message", async () => {
  const coloured = "error: \u001b[31mAADSTS7000215\u001b[0m: whatever";
  const { code, stdout } = await runBuilt(["explain", coloured]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^AADSTS7000215: /);
});

test("Nothing is coloured where no terminal reads it, also in CI", async () => {
  const { stdout } = await runBuilt(["explain", "P8"], { CI: "true", TERM: "xterm-256color" });
  expect(stdout).toMatch(/^P8: /);
  expect(stdout).not.toContain("\u001b");
});
