import { createNewestKnown, isOlder } from "../../../provider/link/newestKnown";
import type { NewestKnown } from "../../../provider/link/newestKnown";

const early = "2026-01-02T03:04:05.1234567Z";
const late = "2026-01-02T03:04:06.1234567Z";

describe("an answer about a link", () => {
  test.each<[string, object, object, boolean]>([
    ["a lower version", { version: 1 }, { version: 2 }, true],
    ["an earlier time", { updatedTime: early }, { updatedTime: late }, true],
    ["both", { version: 1, updatedTime: early }, { version: 2, updatedTime: late }, true],
    [
      "a lower version at the same time",
      { version: 1, updatedTime: early },
      { version: 2, updatedTime: early },
      true,
    ],
    ["the same", { version: 2, updatedTime: late }, { version: 2, updatedTime: late }, false],
    ["a higher version", { version: 3 }, { version: 2 }, false],
    [
      "a lower version of a later time",
      { version: 1, updatedTime: late },
      { version: 2, updatedTime: early },
      false,
    ],
    [
      "an earlier time of a higher version",
      { version: 3, updatedTime: early },
      { version: 2, updatedTime: late },
      false,
    ],
    [
      "an earlier time, where no version is known",
      { version: 1, updatedTime: early },
      { updatedTime: late },
      true,
    ],
    ["no sign of its age", {}, { version: 2, updatedTime: late }, false],
    ["another sign than what is known", { version: 1 }, { updatedTime: late }, false],
  ])("with %s is older or not", (_title, answer, known, expected) => {
    expect(isOlder(answer, known)).toBe(expected);
  });
});

describe("what is known of a link", () => {
  const answer = (version: number) => ({ partnerId: "100", version });

  test("makes an answer from before our own write outdated", () => {
    const newest = createNewestKnown();
    newest.wrote({ version: 5 });
    expect(newest.isOutdated(answer(4))).toBe("yes");
    expect(newest.isOutdated(answer(5))).toBe("no");
    expect(newest.isOutdated(undefined)).toBe("perhaps");
  });

  test("makes the link that we removed outdated, and its absence believed", () => {
    const newest = createNewestKnown();
    newest.removed({ version: 5, updatedTime: early });
    expect(newest.isOutdated({ ...answer(5), updatedTime: early })).toBe("yes");
    expect(newest.isOutdated(answer(7))).toBe("no");
    expect(newest.isOutdated(undefined)).toBe("no");
  });

  test("makes an earlier answer outdated where the removed link bore no version", () => {
    const newest = createNewestKnown();
    newest.removed({ updatedTime: late });
    expect(newest.isOutdated({ ...answer(5), updatedTime: early })).toBe("yes");
  });

  test.each<[string, (newest: NewestKnown) => void]>([
    ["we removed it", (newest) => newest.removed({ version: 5 })],
    ["it was looked at long enough", (newest) => newest.gone()],
  ])("does not doubt that a link is gone because of a fresh state, after %s", (_when, end) => {
    const newest = createNewestKnown();
    end(newest);
    newest.recorded({ updatedTime: new Date().toISOString() });
    expect(newest.isOutdated(undefined)).toBe("no");
  });

  test("does not doubt that a link is gone which was written long ago", () => {
    const newest = createNewestKnown();
    newest.recorded({ version: 5, updatedTime: early });
    expect(newest.isOutdated(undefined)).toBe("no");
    expect(newest.isOutdated(answer(4))).toBe("yes");
  });

  test("doubts it when the state says that it was written just now", () => {
    const newest = createNewestKnown();
    newest.recorded({ updatedTime: new Date().toISOString() });
    expect(newest.isOutdated(undefined)).toBe("perhaps");
    newest.gone();
    expect(newest.isOutdated(undefined)).toBe("no");
  });

  test("is never made older by an older state", () => {
    const newest = createNewestKnown();
    newest.wrote({ version: 5 });
    newest.recorded({ version: 3 });
    expect(newest.age.version).toBe(5);
  });
});
