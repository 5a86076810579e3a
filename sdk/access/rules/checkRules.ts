import type { AccessFacts } from "../accessFacts";
import type { Finding, SkippedRule } from "../finding";
import { isGuid } from "../guid";
import { nearest } from "../roles";
import { argumentRules } from "./argumentRules";
import { changeRule } from "./changeRule";
import { creditRules } from "./creditRules";
import { delegatedRoleRules } from "./delegatedRoleRules";
import { eligibleRules } from "./eligibleRules";
import { lighthouseRules } from "./lighthouseRules";
import { linkRules } from "./linkRules";
import { readingRules } from "./readingRules";
import type { Rule } from "./rule";
import { signInRules } from "./signInRules";
import { ownArguments } from "./sources";
import { spendRules } from "./spendRules";

/**
 * Rules that are switched off, with the reason: by id of the rule, or for one role only by
 * `<rule>:<GUID of the role>`, for example `"L1:<guid>"`.
 */
export type SkipRules = Record<string, string>;

/** What came of checking. */
export interface Checked {
  /** What the rules say, in the order of the rules. */
  findings: Finding[];
  /** The rules that were switched off. */
  skipped: SkippedRule[];
}

/** Every rule, in the order in which findings are reported. */
export const rules: readonly Rule[] = [
  ...argumentRules,
  ...linkRules,
  changeRule,
  ...creditRules,
  ...readingRules,
  ...signInRules,
  ...delegatedRoleRules,
  ...lighthouseRules,
  ...eligibleRules,
  ...spendRules,
];

/**
 * Judges facts by every rule that is not switched off. `earlier` are the facts of what the same
 * program declared before.
 */
export function checkRules(
  facts: AccessFacts,
  earlier: readonly AccessFacts[] = [],
  skipRules: SkipRules = {},
): Checked {
  const misuse = Object.entries(skipRules).flatMap(([id, reason]) => misusedSkip(id, reason));
  const skips = new Set(Object.keys(skipRules).map((key) => key.toLowerCase()));
  const judged = rules
    .filter((rule) => rule.skippable === false || !Object.hasOwn(skipRules, rule.id))
    .flatMap((rule) => findingsOf(rule, facts, earlier, skips));
  const skipped = Object.entries(skipRules).map(([id, reason]) => ({ id, reason }));
  return { findings: [...misuse, ...judged], skipped };
}

function findingsOf(
  rule: Rule,
  facts: AccessFacts,
  earlier: readonly AccessFacts[],
  skips: Set<string>,
): Finding[] {
  const { id, level, source, date } = rule;
  return rule
    .judge(facts, earlier)
    .filter(({ roleId }) => !roleId || !skips.has(`${id}:${roleId}`.toLowerCase()))
    .map(({ roleId: _roleId, ...said }) => ({ id, level, ...said, source, date }));
}

function misusedSkip(key: string, reason: string): Finding[] {
  const error = { id: "A8", level: "error" as const, ...ownArguments, subject: key };
  const [id = "", ...role] = key.split(":");
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const ids = rules.map((one) => one.id);
    const message = `skipRules names "${id}", which is no rule; the nearest is "${nearest(id, ids)}".`;
    return [{ ...error, message }];
  }
  if (rule.skippable === false) {
    return [{ ...error, message: `Rule ${id} cannot be switched off: it reads the arguments.` }];
  }
  if (role.length > 0 && !(rule.perRole && isGuid(role.join(":")))) {
    const message = rule.perRole
      ? `skipRules names "${key}"; a role is excepted as "${id}:<GUID of the role>".`
      : `skipRules names "${key}", but rule ${id} does not judge roles one by one.`;
    return [{ ...error, message }];
  }
  return String(reason ?? "").trim() === ""
    ? [{ ...error, message: `skipRules switches ${key} off without a reason.` }]
    : [];
}
