import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { send } from "./send";

const root = join(__dirname, "../../..");

/** Reads what the process prints until it fits, or fails after the deadline. */
async function readUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  const signal = AbortSignal.timeout(20_000);
  while (!pattern.test(text)) {
    const [chunk] = (await once(child.stdout ?? child, "data", { signal })) as [Buffer];
    text += chunk.toString();
  }
  return text;
}

test("the command prints what to export, logs requests, and stops cleanly on Ctrl-C", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "emulator/command.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const exited = once(child, "exit");
    const text = await readUntil(child, /somebody else[^]*curl/);
    const exported = Object.fromEntries(
      [...text.matchAll(/export (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    expect(exported).toMatchObject({
      ARM_METADATA_HOSTNAME: expect.stringMatching(/^localhost:\d+$/),
      ARM_TENANT_ID: expect.any(String),
      ARM_CLIENT_SECRET: expect.any(String),
    });
    const { ARM_METADATA_HOSTNAME: host = "", SSL_CERT_FILE: caFile = "" } = exported;

    const printed = readUntil(child, /metadata +GET \/metadata\/endpoints/);
    const emulator = { url: `https://${host}`, ca: readFileSync(caFile, "utf8") };
    await send(emulator, { path: "/metadata/endpoints?api-version=2022-09-01" });
    await printed;

    child.kill("SIGINT");
    expect(await exited).toEqual([0, null]);
    expect(existsSync(caFile)).toBe(false);
  } finally {
    child.kill("SIGKILL");
  }
}, 30_000);
