import { once } from "node:events";
import { spawn } from "node:child_process";
import { builtFile, runBuilt } from "./builtCommand";

test("emulator plays Azure until Ctrl-C, and prints what a shell has to export to ask it", async () => {
  const child = spawn(process.execPath, [builtFile(), "emulator"], {
    env: {},
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const exited = once(child, "exit");
    let printed = "";
    const signal = AbortSignal.timeout(30_000);
    while (!/somebody else[^]*curl/.test(printed)) {
      const [chunk] = (await once(child.stdout, "data", { signal })) as [Buffer];
      printed += chunk.toString();
    }
    const env = Object.fromEntries(
      [...printed.matchAll(/export (\w+)='([^']*)'/g)].map(([, name, value]) => [name, value]),
    );
    const { code, stdout } = await runBuilt(["show"], env);
    expect(code).toBe(1);
    expect(stdout).toContain("is linked to no partner");

    child.kill("SIGINT");
    expect(await exited).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});

test("emulator ends with 2 where it cannot be meant", async () => {
  const { code, stdout, stderr } = await runBuilt(["emulator", "--port", "99999999"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("port");
});
