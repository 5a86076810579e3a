import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { runEmulator } from "../../../emulator/command";
import { send } from "./send";

const root = join(__dirname, "../../..");
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "emulator-command-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function jsonFile(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

/** Reads what a stream prints until it fits, or fails after the deadline. */
async function readUntil(stream: Readable, pattern: RegExp): Promise<string> {
  let text = "";
  const signal = AbortSignal.timeout(20_000);
  while (!pattern.test(text)) {
    const [chunk] = (await once(stream, "data", { signal })) as [Buffer];
    text += chunk.toString();
  }
  return text;
}

describe("the command, until Ctrl-C", () => {
  let child: ChildProcess & { stdout: Readable; stderr: Readable };
  afterEach(() => child.kill("SIGKILL"));

  function start(...args: string[]): void {
    const command = join(root, "emulator/command.ts");
    child = spawn(process.execPath, ["--import", "tsx", command, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** What a POSIX shell has in its environment once it took the printed lines. */
  function exportedBy(printed: string): Record<string, string> {
    const script = `${printed}\n"${process.execPath}" -p 'JSON.stringify(process.env)'`;
    const text = execFileSync("sh", ["-c", script], { env: {}, encoding: "utf8" });
    return JSON.parse(text) as Record<string, string>;
  }

  test("prints lines that a shell takes, tells of requests beside them, and stops cleanly", async () => {
    start();
    const exited = once(child, "exit");
    const exported = exportedBy(await readUntil(child.stdout, /somebody else[^]*curl.*\n/));
    expect(exported).toMatchObject({
      ARM_METADATA_HOSTNAME: expect.stringMatching(/^localhost:\d+$/),
      ARM_TENANT_ID: expect.any(String),
      ARM_CLIENT_SECRET: "example-secret",
    });
    const { ARM_METADATA_HOSTNAME: host = "", SSL_CERT_FILE: caFile = "" } = exported;

    const printed = readUntil(child.stderr, /metadata +GET \/metadata\/endpoints/);
    const emulator = { url: `https://${host}`, ca: readFileSync(caFile, "utf8") };
    await send(emulator, { path: "/metadata/endpoints?api-version=2022-09-01" });
    await printed;

    child.kill("SIGINT");
    expect(await exited).toEqual([0, null]);
    expect(existsSync(caFile)).toBe(false);
  }, 30_000);

  test("plays the world and the faults of files, and speaks PowerShell", async () => {
    const principal = { tenantId: "t", clientId: "c", objectId: "o", secret: "it's a $secret" };
    const partners = [{ partnerId: "100200", name: "Contoso" }];
    const world = jsonFile("world.json", { servicePrincipals: [principal], partners });
    const injection = { on: { path: "^/metadata" }, fault: { type: "status", status: 503 } };
    const faults = jsonFile("faults.json", [injection]);
    start("--world", world, "--faults", faults, "--powershell");
    const text = await readUntil(child.stdout, /somebody else[^]*curl.*\n/);
    expect(text).toContain("$env:ARM_CLIENT_SECRET = 'it''s a $secret'\n");
    expect(text).toContain("# Partners: 100200 (Contoso)\n");
    const value = (name: string) => new RegExp(`${name} = '(.*)'`).exec(text)?.[1] ?? "";
    const emulator = {
      url: `https://${value("ARM_METADATA_HOSTNAME")}`,
      ca: readFileSync(value("SSL_CERT_FILE"), "utf8"),
    };
    expect(await send(emulator, { path: "/metadata/endpoints" })).toMatchObject({ status: 503 });
    expect(await send(emulator, { path: "/metadata/endpoints" })).toMatchObject({ status: 200 });
  }, 30_000);
});

describe("the command does not start", () => {
  let told: string;
  beforeEach(() => {
    told = "";
    jest.spyOn(console, "error").mockImplementation((text: string) => void (told += text));
  });
  afterEach(() => jest.restoreAllMocks());

  const world = (content: unknown) => () => ["--world", jsonFile("world.json", content)];
  const faults = (content: unknown) => () => ["--faults", jsonFile("faults.json", content)];

  test.each<[string, () => string[], RegExp]>([
    ["an unknown option", () => ["--bogus"], /Unknown option '--bogus'/],
    ["a word", () => ["now"], /Unexpected argument 'now'/],
    ["no port", () => ["--port", "x"], /'x' is no port\. Give --port a number up to 65535/],
    ["a port beyond", () => ["--port", "65536"], /'65536' is no port/],
    ["a file that is not there", () => ["--world", "nowhere.json"], /'nowhere\.json' cannot be/],
    ["no JSON", world("{"), /world\.json' cannot be used\. .*JSON/],
    ["a world that is a list", world([]), /A world is an object with tenants, partners/],
    ["an unknown part", world({ tenant: [] }), /A world has no "tenant"\. It has tenants/],
    ["a part that is no list", world({ users: {} }), /"users" of the world has to be a list of/],
    ["switches in a list", world({ switches: [] }), /"switches" of the world has to be an object/],
    ["ids as numbers", world({ globalPartnerIds: [1] }), /has to be a list of texts/],
    [
      "an entry without an id",
      world({ roles: [{ scope: "/", principalId: "a" }] }),
      /Entry 1 of "roles" in the world needs a roleId, a text/,
    ],
    ["faults that are no list", faults({}), /Faults are a list/],
    ["a fault without a target", faults([{ fault: { type: "reset" } }]), /A fault needs "on"/],
    ["a fault without a type", faults([{ on: {}, fault: {} }]), /an object with a "type"/],
  ])("with %s: it says so, how it is used, and ends with 2", async (_what, args, words) => {
    expect(await runEmulator(args())).toBe(2);
    expect(told).toMatch(words);
    expect(told).toContain("Usage: pulumi-azure-partner emulator");
  });

  test("where somebody else listens: it says so, and ends with 3", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await runEmulator(["--port", String(port)])).toBe(3);
    expect(told).toMatch(`The emulator cannot listen on port ${port}: `);
    other.close();
  });
});

test("the command tells how it is used", async () => {
  const print = jest.spyOn(console, "log").mockImplementation(() => {});
  expect(await runEmulator(["--help"])).toBe(0);
  expect(print.mock.calls.join()).toContain("--world <file>");
  print.mockRestore();
});
