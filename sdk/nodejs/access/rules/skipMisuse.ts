import type { Finding } from "./finding";
import { isGuid } from "../../../../azure/guid";
import { nearest } from "../facts/nearest";
import type { Rule } from "./rule";
import { findingOf } from "./rule";
import { ownArguments } from "./sources";

/**
 * What is wrong with switching rules off. It is said of `skipRules`, which is no fact about access, so
 * judging facts says nothing.
 */
export const skipMisuse: Rule = {
  id: "A8",
  title: "skipRules cannot be followed",
  level: "error",
  step: "other",
  kind: "guard",
  source: ownArguments,
  judged: "program",
  skippable: false,
  why: "A rule that is switched off stands in the report with its reason: by an id that there is, and with a reason.",
  whatToDo:
    "Name a rule of this list, or a rule and the GUID of one role where the rule judges roles one by one, and give the reason.",
  mayIgnore: "No.",
  judge: () => [],
};

/** What is wrong with one entry of `skipRules`. */
export function misusedSkip(rules: readonly Rule[], key: string, reason: string): Finding[] {
  return misuse(rules, key, reason).map((message) =>
    findingOf(skipMisuse, { message, subject: key }),
  );
}

function misuse(rules: readonly Rule[], key: string, reason: string): string[] {
  const [id = "", ...role] = key.split(":");
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const ids = rules.map((one) => one.id);
    return [`skipRules names "${id}", which is no rule; the nearest is "${nearest(id, ids)}".`];
  }
  if (rule.skippable === false) {
    const because = rule.judged === "provider" ? rule.mayIgnore : "It reads the arguments.";
    return [`Rule ${id} cannot be switched off. ${because}`];
  }
  if (role.length > 0 && !(rule.perRole && isGuid(role.join(":")))) {
    return rule.perRole
      ? [`skipRules names "${key}"; a role is excepted as "${id}:<GUID of the role>".`]
      : [`skipRules names "${key}", but rule ${id} does not judge roles one by one.`];
  }
  return String(reason ?? "").trim() === ""
    ? [`skipRules switches ${key} off without a reason.`]
    : [];
}
