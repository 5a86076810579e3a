import type { ChangelogSection } from "./changelog";

/** What is about to be published. */
export interface Release {
  /** The version in package.json. */
  version: string;
  /** The git tag that is published, where one is. */
  tag: string | undefined;
  /** Owner and name of the repository. */
  repository: string;
  /** The changelog, the newest section first. */
  changelog: readonly ChangelogSection[];
}

/** As GitHub lets an account be named: letters and digits, and single hyphens between them. */
const account = /^[a-z\d]+(-[a-z\d]+)*$/i;

/** Why this must not be published; empty where it may. */
export function releaseProblems({ version, tag, repository, changelog }: Release): string[] {
  const [owner = ""] = repository.split("/");
  const [newest] = changelog;
  const problems: string[] = [];
  if (!account.test(owner)) {
    problems.push(
      `The owner of the repository is not settled: sdk/repository.ts names "${owner}", which nobody can be called at GitHub. Write the owner there; test/unit/repository.test.ts then says what else names it.`,
    );
  }
  if (tag !== undefined && tag !== `v${version}`) {
    problems.push(
      `The tag ${tag} is not that of the version ${version} in package.json, which is v${version}.`,
    );
  }
  if (newest?.title !== version) {
    problems.push(
      `CHANGELOG.md opens with ${newest?.title ?? "no section"} and not with ${version}: give the section of what is released the heading "## ${version} (<day of the release>)".`,
    );
  } else if (newest.entries === 0) {
    problems.push(`CHANGELOG.md says nothing of ${version}: write what changes for users.`);
  }
  return problems;
}
