import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { AccessFacts } from "../../../sdk/nodejs/access/facts/accessFacts";
import { firstThing } from "../../../sdk/nodejs/access/report/headline";
import { checkRules, rules } from "../../../sdk/nodejs/access/rules/checkRules";
import type { Rule } from "../../../sdk/nodejs/access/rules/rule";
import { argumentExamples } from "./ruleExamples/arguments";
import { creditExamples } from "./ruleExamples/credit";
import type { Example, ExamplesById } from "./ruleExamples/declared";
import { assigned, delegation } from "./ruleExamples/declared";
import { lighthouseExamples } from "./ruleExamples/lighthouse";
import { linkExamples } from "./ruleExamples/link";

const examples: ExamplesById = {
  ...argumentExamples,
  ...linkExamples,
  ...creditExamples,
  ...lighthouseExamples,
};

const judgedHere = rules.filter((rule) => rule.judged === "program");
const each = (which: "fires" | "silent") =>
  judgedHere.flatMap((rule) =>
    (examples[rule.id]?.[which] ?? []).map((example) => [rule.id, rule, example] as const),
  );
const firing = each("fires").map(
  ([id, rule, example]) =>
    [id, rule, example as (typeof examples)[string]["fires"][number]] as const,
);

function levelsOf(id: string, { facts, earlier, skipRules }: Example) {
  const { findings } = checkRules(facts, earlier, skipRules);
  return findings.filter((finding) => finding.id === id).map(({ level }) => level);
}

test.each(firing)("%s speaks, at its weight (%#)", (id, rule, example) => {
  const levels = levelsOf(id, example);
  const { level = rule.level } = example;
  expect(levels).toContain(level);
  expect([rule.level, rule.lighter]).toEqual(expect.arrayContaining(levels));
  if (level !== rule.level) {
    expect(levels).not.toContain(rule.level);
  }
});

test.each(each("silent"))("%s is silent (%#)", (id, _rule, example) => {
  expect(levelsOf(id, example)).toEqual([]);
});

test.each(firing.filter(([, { skippable }]) => skippable !== false))(
  "%s can be switched off (%#)",
  (id, _rule, { facts, earlier }) => {
    const { findings, skipped } = checkRules(facts, earlier, { [id]: "agreed" });
    expect(findings.map((finding) => finding.id)).not.toContain(id);
    expect(skipped).toEqual([{ id, reason: "agreed" }]);
  },
);

// The report and the console show the first part of it, as what is to be done.
test.each(firing)("%s says first what to do, where it warns (%#)", (id, _rule, example) => {
  const { findings } = checkRules(example.facts, example.earlier, example.skipRules);
  for (const finding of findings.filter((one) => one.id === id && one.level === "warning")) {
    expect(finding.remedy).toBeDefined();
    expect(firstThing(finding)).toMatch(/^(?!Azure )\S+ \S+ \S+/);
  }
});

test("access in order is not objected to", () => {
  const ids = ({ facts }: Example) => checkRules(facts).findings.map(({ id }) => id);
  expect(ids(assigned())).toEqual(["P11"]);
  expect(ids(delegation())).toEqual(["P15", "P11"]);
});

test.each(judgedHere.map(({ id }) => id))(
  "%s has an example of arguments under which it speaks, and one under which it does not",
  (id) => {
    expect(examples[id]?.fires.length).toBeGreaterThan(0);
    expect(examples[id]?.silent.length).toBeGreaterThan(0);
  },
);

test.each(judgedHere.filter(({ lighter }) => lighter).map((rule) => [rule.id, rule] as const))(
  "%s has an example of each of its weights",
  (id, { level, lighter }) => {
    const shown = examples[id]?.fires.map((example) => example.level ?? level);
    expect(new Set(shown)).toEqual(new Set([level, lighter]));
  },
);

test("no example is of a rule that there is none of", () => {
  const ids = judgedHere.map(({ id }) => id);
  expect(Object.keys(examples).filter((id) => !ids.includes(id))).toEqual([]);
});

describe("the table of rules", () => {
  const folder = join(__dirname, "../../../sdk/nodejs/access/rules");
  const rows = readdirSync(folder).flatMap((file) => {
    const exported = Object.values(jest.requireActual<object>(join(folder, file)));
    return exported.flat().filter(isRule);
  });

  test("holds every row of every family", () => {
    expect(new Set(rules)).toEqual(new Set(rows));
    expect(rows.length).toBeGreaterThan(40);
  });

  test("has one row for an id", () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))("%s is told of in full", (id, rule) => {
    const { source, against = source, ...texts } = rule;
    expect(id).toMatch(/^[ACGLMPS]\d+$/);
    for (const text of [texts.title, texts.why, texts.whatToDo, texts.mayIgnore]) {
      expect(text.trim()).not.toBe("");
    }
    for (const { name, address, date } of [source, against]) {
      expect(name).not.toBe("");
      expect(address).toMatch(/^(https:\/\/\S+|README\.md)$/);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "judge" in value && "mayIgnore" in value;
}

/** Facts in which everything that can be unknown is. */
function blank(facts: AccessFacts): AccessFacts {
  const holes = <T extends object>(value: T, keep: string[] = []) =>
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, keep.includes(key) ? part : undefined]),
    ) as T;
  return {
    ...facts,
    explicitProvider: true,
    customer: holes(facts.customer),
    link: facts.link && holes(facts.link),
    grants: facts.grants?.map((one) => ({ ...holes(one, ["property"]), activation: null })),
    delegation: facts.delegation && { ...holes(facts.delegation, ["marketplace"]), names: [] },
    problems: [],
  };
}

// What these look at is known at once.
const alwaysKnown = ["A8", "C1", "M1"];

test.each(firing.filter(([id]) => !alwaysKnown.includes(id)))(
  "%s is silent while what it looks at is unknown (%#)",
  (id, _rule, { facts, earlier }) => {
    expect(levelsOf(id, { facts: blank(facts), earlier })).toEqual([]);
  },
);
