import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { version } from "../../../package.json";
import { textOfDocument } from "../../documents/documents";
import { readChangelog } from "../../release/changelog";
import { releaseProblems } from "../../release/releaseProblems";
import { repository } from "../sourceFiles";
import { rsort } from "semver";

const changelog = readChangelog(
  "# Changelog\n\n## 1.2.0 (2026-12-24)\n\n- **Link**: one.\n\n## 1.1.0 (2026-12-01)\n\n- two\n",
);
const ready = { version: "1.2.0", tag: "v1.2.0", repository: "contoso/link", changelog };

describe("a release", () => {
  test("with a settled owner, its own tag and its section of the changelog is published", () => {
    expect(releaseProblems(ready)).toEqual([]);
    expect(releaseProblems({ ...ready, tag: undefined })).toEqual([]);
  });

  test.each(["owner--not-settled/link", "OWNER_/link", "-/link", "<owner>/link"])(
    "is refused while its repository is %s",
    (unsettled) => {
      const [problem, ...others] = releaseProblems({ ...ready, repository: unsettled });
      expect(problem).toContain("The owner of the repository is not settled");
      expect(others).toEqual([]);
    },
  );

  test("is refused under the tag of another version", () => {
    expect(releaseProblems({ ...ready, tag: "v1.1.0" })).toEqual([
      "The tag v1.1.0 is not that of the version 1.2.0 in package.json, which is v1.2.0.",
    ]);
  });

  test.each([
    ["has nothing but older versions", "## 1.1.0 (2026-12-01)\n\n- two\n", "opens with 1.1.0"],
    ["still calls it unreleased", "## Unreleased\n\n- one\n", "opens with Unreleased"],
    ["is empty", "", "opens with no section"],
    ["has its heading alone", "## 1.2.0 (2026-12-24)\n", "says nothing of 1.2.0"],
  ])("is refused when the changelog %s", (_what, text, said) => {
    const problems = releaseProblems({ ...ready, changelog: readChangelog(text) });
    expect(problems).toEqual([expect.stringContaining(`CHANGELOG.md ${said}`)]);
  });
});

describe("the changelog", () => {
  test("is refused with a heading that names no version and day", () => {
    expect(() => readChangelog("## v1.2\n")).toThrow('CHANGELOG.md has a section "v1.2"');
  });

  test("has the newest version first, and none that package.json does not know of yet", () => {
    const sections = readChangelog(textOfDocument("CHANGELOG.md"));
    const versions = sections.map(({ title }) => title).filter((title) => title !== "Unreleased");
    expect(versions).toEqual(rsort([...versions]));
    expect(rsort([version, ...versions])[0]).toBe(version);
    expect(sections.slice(1).filter(({ date }) => date === undefined)).toEqual([]);
    expect(sections.every(({ entries }) => entries > 0)).toBe(true);
  });
});

test("`npm run release:check` ends with an error and says why, under a tag that does not fit", async () => {
  const run = promisify(execFile)("npm", ["run", "--silent", "release:check"], {
    cwd: repository,
    env: { ...process.env, TAG: "v0.0.0" },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      new RegExp(`^${version} is not published\\.\n[^]*The tag v0\\.0\\.0 is not`),
    ),
  });
});
