import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  watch,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { createLifeSigns } from "../../../../provider/claims/lifeSign";
import { createRunClaims } from "../../../../provider/claims/runClaims";
import { engine, engineFolder, openClaimsScene, startSibling } from "./claimsScene";
import type { ClaimsScene, Sibling } from "./claimsScene";

const id = "tenant/one";
const claimed = new Map([[id, "100"]]);

describe("the claims of one run", () => {
  let scene: ClaimsScene;
  let sibling: Sibling;
  beforeAll(async () => {
    sibling = await startSibling();
  });
  afterAll(() => sibling.kill());
  beforeEach(() => {
    scene = openClaimsScene();
  });
  afterEach(() => scene.close());

  test("of one process are seen by the others once they are published, partners not known included", async () => {
    const [one, other] = [scene.join(), scene.join()];
    expect(await other.look(id)).toEqual([]);
    expect(await one.publish(id, undefined)).toEqual([]);
    expect(await other.look(id)).toEqual([undefined]);
    await one.publish(id, "100");
    expect(await other.look(id)).toEqual(["100"]);
    expect(await other.look("tenant/two")).toEqual([]);
    expect(await one.look(id)).toEqual([]);
  });

  test("of two processes with two partners are seen by at least one of them, however close they come", async () => {
    for (let round = 1; round <= 20; round += 1) {
      const seen = await Promise.all([
        scene.join().publish(`tenant/${round}`, "100"),
        scene.join().publish(`tenant/${round}`, "200"),
      ]);
      expect(seen.flat().length).toBeGreaterThan(0);
    }
  });

  test("are kept apart by the engine, also in a process that serves several", async () => {
    await scene.join("127.0.0.1:40002").publish(id, "100");
    expect(await scene.join().look(id)).toEqual([]);
    expect(await scene.join("127.0.0.1:40002").look(id)).toEqual(["100"]);
  });

  test.each([undefined, "", "--help", "127.0.0.1"])(
    "stay in this process where it was told of no engine (%p)",
    async (address) => {
      const claims = createRunClaims(address, () => scene.env);
      expect(await claims.publish(id, "100")).toEqual([]);
      expect(existsSync(scene.own)).toBe(false);
      expect(await createRunClaims(address, () => scene.env).look(id)).toEqual([]);
    },
  );

  test("are one file of this process, for this user alone", async () => {
    const claims = scene.join();
    await claims.publish(id, "100");
    await claims.publish("tenant/two", "200");
    const [name = "", ...others] = scene.files();
    expect(others).toEqual([]);
    expect(name).toMatch(new RegExp(`^${process.pid}-`));
    const text = readFileSync(join(scene.own, engineFolder, name), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      pid: process.pid,
      claims: { [id]: "100", "tenant/two": "200" },
    });
  });

  test("of a thousand identities at once are a few files written, and each is there when its claim ends", async () => {
    const [claims, other] = [scene.join(), scene.join()];
    await claims.publish(id, "100");
    let renamed = 0;
    const watcher = watch(join(scene.own, engineFolder), (_event, name) => {
      renamed += name?.endsWith(".json") ? 1 : 0;
    });
    const ids = Array.from({ length: 1000 }, (_none, at) => `tenant/${at}`);
    await Promise.all(
      ids.map(async (each) => {
        await claims.publish(each, "100");
        expect(
          readFileSync(join(scene.own, engineFolder, scene.files()[0] ?? ""), "utf8"),
        ).toContain(`"${each}":"100"`);
      }),
    );
    expect(await other.look("tenant/999")).toEqual(["100"]);
    watcher.close();
    await once(watcher, "close");
    expect(renamed).toBeLessThan(20);
  });

  test("of a process that lives count, and are forgotten and swept away once it is killed", async () => {
    const killed = await startSibling();
    const path = scene.write(killed.sign, claimed);
    const claims = scene.join();
    expect(await claims.look(id)).toEqual(["100"]);
    await killed.kill();
    expect(await claims.look(id)).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  test("of a process whose number another one has now do not count, and are swept away", async () => {
    const { started } = sibling.sign;
    const path = scene.write({ ...sibling.sign, started: `${started}0` }, claimed);
    expect(await scene.join().look(id)).toEqual(
      createLifeSigns().own.place === "local" ? ["100"] : [],
    );
    expect(existsSync(path)).toBe(createLifeSigns().own.place === "local");
  });

  test("of another container are neither believed nor swept away", async () => {
    const path = scene.write({ ...sibling.sign, place: "elsewhere" }, claimed);
    expect(await scene.join().look(id)).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });

  test("do not count before the file is renamed", async () => {
    scene.write(sibling.sign, claimed, ".draft");
    expect(await scene.join().look(id)).toEqual([]);
  });

  test.each(["", "{", '{"version":2}', "null"])(
    "that cannot be read (%j) are nobody's claims to pass over while the process lives",
    async (text) => {
      const garbled = await startSibling();
      const path = scene.write(garbled.sign, text);
      const claims = scene.join();
      await expect(claims.look(id)).rejects.toThrow(
        `${path} of process ${garbled.sign.pid} cannot`,
      );
      await expect(claims.publish(id, "100")).rejects.toThrow("cannot be told");
      // Asked again, as nothing has changed.
      await expect(claims.publish(id, "100")).rejects.toThrow("cannot be told");
      await garbled.kill();
      expect(await claims.look(id)).toEqual([]);
      expect(await claims.publish(id, "100")).toEqual([]);
    },
  );

  test("are unknown where the file is a folder, or the engine's folder a file", async () => {
    const path = scene.write(sibling.sign, claimed);
    rmSync(path);
    mkdirSync(path);
    await expect(scene.join().look(id)).rejects.toThrow(/cannot be used \(EISDIR\)/);
    rmSync(join(scene.own, engineFolder), { recursive: true });
    writeFileSync(join(scene.own, engineFolder), "");
    await expect(scene.join().look(id)).rejects.toThrow(/cannot be listed \(ENOTDIR\)/);
  });

  test("are read anew when they are written again, also when that was long ago", async () => {
    const claims = scene.join();
    const path = scene.write(sibling.sign, new Map([["tenant/two", "100"]]));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    expect(await claims.look(id)).toEqual([]);
    expect(await claims.look("tenant/two")).toEqual(["100"]);
    renameSync(scene.write(sibling.sign, claimed, ".draft"), path);
    expect(await claims.look(id)).toEqual(["100"]);
  });

  const again = new Map([[id, "200"]]);

  test("are read anew when a file of the same size is written at another time", async () => {
    const claims = scene.join();
    const path = scene.write(sibling.sign, claimed);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    expect(await claims.look(id)).toEqual(["100"]);
    scene.write(sibling.sign, again);
    expect(await claims.look(id)).toEqual(["200"]);
  });

  test("are read anew where the clock of the file system is too coarse to tell two writes apart", async () => {
    const claims = scene.join();
    const path = scene.write(sibling.sign, claimed);
    const justNow = new Date(Math.floor(Date.now() / 1000) * 1000);
    utimesSync(path, justNow, justNow);
    expect(await claims.look(id)).toEqual(["100"]);
    scene.write(sibling.sign, again);
    utimesSync(path, justNow, justNow);
    expect(await claims.look(id)).toEqual(["200"]);
  });

  test("survive that somebody clears the folder away", async () => {
    const [claims, other] = [scene.join(), scene.join()];
    await claims.publish("tenant/two", "100");
    rmSync(scene.own, { recursive: true });
    await claims.publish(id, "100");
    expect(await other.look("tenant/two")).toEqual(["100"]);
  });

  test("sweep away what dead processes of other runs have left, and nothing else", async () => {
    const left = scene.write({ ...sibling.sign, pid: 999_999_999 }, claimed);
    const draft = scene.write({ ...sibling.sign, pid: 999_999_999 }, "{", ".draft");
    const kept = scene.write({ ...sibling.sign, place: "elsewhere" }, claimed);
    const forgotten = scene.write({ ...sibling.sign, place: "forgotten" }, claimed);
    const lastMonth = new Date(Date.now() - 30 * 24 * 3600 * 1000);
    utimesSync(forgotten, lastMonth, lastMonth);
    const other = scene.write(sibling.sign, claimed);
    mkdirSync(join(scene.own, "127.0.0.1_40003"));
    await scene.join("127.0.0.1:40002").publish(id, "100");
    await swept(() => !existsSync(join(scene.own, "127.0.0.1_40003")) && !existsSync(left));
    expect([left, draft, kept, forgotten, other].map((path) => existsSync(path))).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(scene.files("127.0.0.1_40002")).toHaveLength(1);
  });
});

describe("a claim is published in the first place that can be written", () => {
  let scene: ClaimsScene;
  beforeEach(() => {
    scene = openClaimsScene();
    for (const name of ["run", "home", "tmp"]) {
      mkdirSync(join(scene.folder, name));
    }
  });
  afterEach(() => scene.close());

  const place = (name: string) => join(scene.folder, name);
  const claimsIn = (env: Record<string, string>) => createRunClaims(engine, () => env);
  const isIn = (name: string) => existsSync(join(place(name), own(), engineFolder));
  const own = () => `pulumi-azure-partner-${process.getuid?.()}`;

  test("which is the first one of all that are there", async () => {
    await claimsIn({ XDG_RUNTIME_DIR: place("run"), PULUMI_HOME: place("home") }).publish(
      id,
      "100",
    );
    expect([isIn("run"), isIn("home")]).toEqual([true, false]);
  });

  test.each<[string, () => void]>([
    ["is missing", () => rmSync(place("run"), { recursive: true })],
    [
      "is a file",
      () => {
        rmSync(place("run"), { recursive: true });
        writeFileSync(place("run"), "");
      },
    ],
    [
      "holds a folder of ours that is open to others",
      () => {
        mkdirSync(join(place("run"), own()));
        chmodSync(join(place("run"), own()), 0o755);
      },
    ],
  ])("which is the second one where the first %s; others find it there", async (_what, spoil) => {
    spoil();
    const env = { XDG_RUNTIME_DIR: place("run"), PULUMI_HOME: place("home") };
    await claimsIn(env).publish(id, "100");
    expect(isIn("home")).toBe(true);
    expect(await claimsIn(env).look(id)).toEqual(["100"]);
  });

  test("and is looked for in all of them, because a place may fill up while a run lasts", async () => {
    await claimsIn({ PULUMI_HOME: place("home") }).publish(id, "100");
    await claimsIn({ XDG_RUNTIME_DIR: place("run") }).publish(id, "200");
    const both = claimsIn({ XDG_RUNTIME_DIR: place("run"), PULUMI_HOME: place("home") });
    expect([...(await both.look(id))].sort()).toEqual(["100", "200"]);
  });

  test("and goes on in the next one where the first one is lost", async () => {
    const env = { XDG_RUNTIME_DIR: place("run"), PULUMI_HOME: place("home") };
    const claims = claimsIn(env);
    await claims.publish("tenant/two", "200");
    rmSync(place("run"), { recursive: true });
    await claims.publish(id, "100");
    expect(await claimsIn(env).look("tenant/two")).toEqual(["200"]);
  });

  test("and where none can, it is an error that names all three and why", async () => {
    const temporary = jest.spyOn(os, "tmpdir").mockReturnValue(place("missing"));
    try {
      const claims = claimsIn({ PULUMI_HOME: place("nowhere") });
      await expect(claims.publish(id, "100")).rejects.toThrow(
        `no folder could be written for that: $XDG_RUNTIME_DIR is not set; $PULUMI_HOME (${place("nowhere")}) cannot be written (ENOENT); the system's temporary folder (${place("missing")}) cannot be written (ENOENT). Make one of the three`,
      );
      // Looking needs nothing: who could write nowhere has claimed nothing.
      expect(await claims.look(id)).toEqual([]);
      mkdirSync(place("missing"));
      expect(await claims.publish(id, "100")).toEqual([]);
    } finally {
      temporary.mockRestore();
    }
  });
});

/** Nothing waits for sweeping, so nothing tells its end. */
async function swept(isDone: () => boolean): Promise<void> {
  while (!isDone()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
