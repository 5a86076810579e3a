/**
 * How much a finding weighs: an "error" stops before the write that would be wrong, a "warning" and
 * a "note" are shown beside the resource.
 */
export type Level = "error" | "warning" | "note";

/** What a rule found out about declared access. */
export interface Finding {
  /** Id of the rule, for example "P8"; the key to switch it off by. */
  id: string;
  /** What the rule is about, as a short sentence. */
  title: string;
  /** How much the finding weighs. */
  level: Level;
  /** What is wrong or worth knowing, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy?: string | undefined;
  /** Where the rule comes from: a page, an API, or how it was derived. */
  source: string;
  /** Where that stands: a URL, or a document of this package. */
  address: string;
  /** Date of the copy of the source that was read, `YYYY-MM-DD`. */
  date: string;
  /** The argument, role, principal or scope that the finding is about. */
  subject?: string | undefined;
}

/** A rule that was switched off, and why. */
export interface SkippedRule {
  /** Id of the rule, or `<rule>:<GUID of the role>` where one role is excepted from it. */
  id: string;
  /** The reason given by whoever switched it off. */
  reason: string;
}

/** A finding as the lines of a message. */
export function findingText(finding: Finding): string {
  const remedy = finding.remedy ? ` ${finding.remedy}` : "";
  return `${finding.id}: ${finding.message}${remedy} (${finding.source}, ${finding.date})`;
}
