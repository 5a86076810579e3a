import type { AccessFacts } from "../facts/accessFacts";
import type { SkipRules } from "../args/skipRules";
import type { Finding, SkippedRule } from "./finding";
import { argumentRules } from "./argumentRules";
import { behalfRules } from "./behalfRules";
import { changeRule } from "./changeRule";
import { creditRules } from "./creditRules";
import { delegatedRoleRules } from "./delegatedRoleRules";
import { eligibleRules } from "./eligibleRules";
import { holderRules } from "./holderRules";
import { identityRules } from "./identityRules";
import { lapsedRoleRules } from "./lapsedRoleRules";
import { lighthouseRules } from "./lighthouseRules";
import { linkRules } from "./linkRules";
import { offerRules } from "./offerRules";
import { partnerRules } from "./partnerRules";
import { repetitionRules } from "./repetitionRules";
import type { Rule, StepName } from "./rule";
import { findingOf } from "./rule";
import { signInRules } from "./signInRules";
import { misusedSkip, skipMisuse } from "./skipMisuse";
import { spendRules } from "./spendRules";
import { tenantRules } from "./tenantRules";

/** What came of checking. */
export interface Checked {
  /** What the rules say, in the order of the rules. */
  findings: Finding[];
  /** The rules that were switched off. */
  skipped: SkippedRule[];
}

/** Every rule, in the order in which findings are reported. */
export const rules: readonly Rule[] = [
  skipMisuse,
  ...argumentRules,
  ...repetitionRules,
  ...partnerRules,
  ...linkRules,
  ...tenantRules,
  ...identityRules,
  changeRule,
  ...holderRules,
  ...creditRules,
  ...lapsedRoleRules,
  ...signInRules,
  ...delegatedRoleRules,
  ...lighthouseRules,
  ...offerRules,
  ...eligibleRules,
  ...spendRules,
  ...behalfRules,
];

const steps = new Map(rules.map(({ id, step }) => [id, step]));

/** The step of the report's checklist that a rule belongs to. */
export function stepOf(id: string): StepName {
  return steps.get(id) ?? "other";
}

/**
 * Judges facts by every rule that is not switched off. `earlier` are the facts of what the same
 * program declared before.
 */
export function checkRules(
  facts: AccessFacts,
  earlier: readonly AccessFacts[] = [],
  skipRules: SkipRules = {},
): Checked {
  const misuse = Object.entries(skipRules).flatMap(([key, why]) => misusedSkip(rules, key, why));
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
  return rule
    .judge(facts, earlier)
    .filter(({ roleId }) => !roleId || !skips.has(`${rule.id}:${roleId}`.toLowerCase()))
    .map((said) => findingOf(rule, said));
}
