/** What the changelog says of one version, or of what is not released yet. */
export interface ChangelogSection {
  /** The version, or "Unreleased". */
  title: string;
  /** Day of the release (ISO 8601); undefined for what is not released yet. */
  date: string | undefined;
  /** How many changes it tells. */
  entries: number;
}

/** The sections of a changelog, as they stand; a heading that is none of its kinds is an error. */
export function readChangelog(text: string): ChangelogSection[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const entries = lines.filter((line) => line.startsWith("- ")).length;
      const released = /^(\d+\.\d+\.\d+(?:-[\w.]+)?) \((\d{4}-\d{2}-\d{2})\)$/.exec(heading);
      if (released === null && heading !== "Unreleased") {
        throw new Error(
          `CHANGELOG.md has a section "${heading}": it is neither "Unreleased" nor a version with its day, such as "0.1.0 (2026-11-26)".`,
        );
      }
      return { title: released?.[1] ?? heading, date: released?.[2], entries };
    });
}
