import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLifeSigns } from "../../../../provider/claims/lifeSign";
import { startSibling } from "./claimsScene";

describe("the sign of life of a process", () => {
  test("is alive for this process under its own start, and dead under another one", () => {
    const { own, lifeOf } = createLifeSigns();
    expect(own.pid).toBe(process.pid);
    expect(createLifeSigns().own).toEqual(own);
    expect(lifeOf(own)).toBe("alive");
    expect(lifeOf({ ...own, started: `${own.started}1` })).toBe("dead");
  });

  test("is that of another process for as long as it lives", async () => {
    const { lifeOf } = createLifeSigns();
    const { sign, kill } = await startSibling();
    expect(lifeOf(sign)).toBe("alive");
    await kill();
    expect(lifeOf(sign)).toBe("dead");
  });

  test("is nobody's to judge where it comes from another machine or container", () => {
    const { own, lifeOf } = createLifeSigns();
    expect(lifeOf({ ...own, place: "elsewhere" })).toBe("elsewhere");
  });
});

describe("signs of life told by /proc", () => {
  let proc: string;
  beforeEach(() => {
    proc = mkdtempSync(join(tmpdir(), "partner-proc-"));
    process_("self", "S", "777");
    mkdirSync(join(proc, "self/ns"));
    symlinkSync("pid:[4026531836]", join(proc, "self/ns/pid"));
    mkdirSync(join(proc, "sys/kernel/random"), { recursive: true });
    writeFileSync(
      join(proc, "sys/kernel/random/boot_id"),
      "0123abcd-4567-89ab-cdef-000000000000\n",
    );
  });
  afterEach(() => rmSync(proc, { recursive: true }));

  /** A process whose name is as odd as names may be. */
  function process_(pid: string, state: string, started: string): void {
    const between = Array.from({ length: 18 }, (_none, at) => at + 4).join(" ");
    mkdirSync(join(proc, pid), { recursive: true });
    writeFileSync(
      join(proc, pid, "stat"),
      `${pid} (odd) S 1 (name) ${state} ${between} ${started} 23 24 25\n`,
    );
  }
  const other = (started: string) => ({ ...createLifeSigns(proc).own, pid: 999_999_999, started });

  test("are a boot, a namespace of processes, and the ticks at which the process started", () => {
    const { own } = createLifeSigns(proc);
    expect(own).toEqual({ pid: process.pid, place: "0123abcd4567.4026531836", started: "777" });
  });

  test("tell a process from a later one of the same number", () => {
    process_("999999999", "R", "888");
    expect(createLifeSigns(proc).lifeOf(other("888"))).toBe("alive");
    expect(createLifeSigns(proc).lifeOf(other("887"))).toBe("dead");
  });

  test.each(["Z", "X"])(
    "are dead for a process whose end its parent has not seen yet (%s)",
    (state) => {
      process_("999999999", state, "888");
      expect(createLifeSigns(proc).lifeOf(other("888"))).toBe("dead");
    },
  );

  test("are dead where there is no such process, and alive where that cannot be read", () => {
    expect(createLifeSigns(proc).lifeOf(other("888"))).toBe("dead");
    mkdirSync(join(proc, "999999999/stat"), { recursive: true });
    expect(createLifeSigns(proc).lifeOf(other("888"))).toBe("alive");
  });

  test("differ between containers, and between boots, where the number is the same", () => {
    const before = createLifeSigns(proc).own;
    rmSync(join(proc, "self/ns/pid"));
    symlinkSync("pid:[4026532000]", join(proc, "self/ns/pid"));
    expect(createLifeSigns(proc).lifeOf(before)).toBe("elsewhere");
  });

  test("are told without a place where the system hides it", () => {
    rmSync(join(proc, "self/ns"), { recursive: true });
    rmSync(join(proc, "sys"), { recursive: true });
    expect(createLifeSigns(proc).own).toMatchObject({ place: ".", started: "777" });
  });
});

describe("signs of life without /proc", () => {
  const withoutProc = () => createLifeSigns("/nothing/is/here");

  test("are this process's own word, the same each time it is asked", () => {
    const { own, lifeOf } = withoutProc();
    expect(own).toMatchObject({ pid: process.pid, place: "local" });
    expect(own.started).toMatch(/^t\d{13}$/);
    expect(withoutProc().own).toEqual(own);
    expect(lifeOf(own)).toBe("alive");
    expect(lifeOf({ ...own, started: "t1" })).toBe("dead");
  });

  test("are alive for as long as a process has the number", async () => {
    const { sign, kill } = await startSibling();
    const there = { ...sign, place: "local" };
    expect(withoutProc().lifeOf(there)).toBe("alive");
    await kill();
    expect(withoutProc().lifeOf(there)).toBe("dead");
  });

  test("count a process that may not be asked among the living", () => {
    jest.spyOn(process, "kill").mockImplementationOnce(() => {
      throw Object.assign(new Error(), { code: "EPERM" });
    });
    expect(withoutProc().lifeOf({ pid: 1, place: "local", started: "t1" })).toBe("alive");
  });
});
