/* Refuses a release that is not ready. `TAG` is the git tag that is published, where there is one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { repository } from "../../sdk/repository";
import { readChangelog } from "./changelog";
import { releaseProblems } from "./releaseProblems";

const text = readFileSync(join(__dirname, "../../CHANGELOG.md"), "utf8");
const problems = releaseProblems({
  version,
  tag: process.env["TAG"],
  repository,
  changelog: readChangelog(text),
});

if (problems.length > 0) {
  console.error([`${version} is not published.`, ...problems].join("\n"));
  process.exitCode = 1;
}
