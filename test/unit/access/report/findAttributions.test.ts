import fc from "fast-check";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { findAttributions } from "../../../../sdk/nodejs/access/report/findAttributions";
import { always } from "../../fuzz/always";
import { expectCleanPrototype, expectSentence } from "../../fuzz/harmless";
import { hostileJson } from "../../fuzz/hostile";
import { attributed, everyStanding, fabrikam } from "./customers";
import { knownHostile } from "./hostileNames";
import { renamed } from "./renamed";

/** As another program reads it. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const one = stored(attributed(fabrikam())) as Attribution;
const all = stored(everyStanding()) as Attribution[];

test.each<[string, unknown, Attribution[]]>([
  ["alone under any name", { anything: one }, [one]],
  ["in a list", { customers: all }, all],
  ["inside a report", { report: { summary: ["x"], attributions: all, markdown: "x" } }, all],
  ["as the whole of the outputs", one, [one]],
  ["once, where it is exported twice", { a: [one], b: { c: one } }, [one]],
])("An attribution is found %s", (_where, outputs, attributions) => {
  expect(findAttributions(outputs)).toEqual({ attributions, problems: [] });
});

test.each([
  ["no outputs", {}],
  ["nothing", undefined],
  ["text", { report: "pulumi-azure-partner/attribution" }],
  ["a hidden value", { report: "[secret]" }],
  ["somebody else's JSON", { kind: "Deployment", version: 1, customer: { name: "x" } }],
])("In %s there is none", (_what, outputs) => {
  expect(findAttributions(outputs)).toEqual({ attributions: [], problems: [] });
});

test("One of another version is a sentence that says what to do", () => {
  expect(findAttributions({ report: [one, { ...one, version: 2 }] })).toEqual({
    attributions: [one],
    problems: [
      "outputs.report[1] is an attribution of version 2, and this package reads version 1: " +
        "update pulumi-azure-partner, or run the stack that exports it again.",
    ],
  });
});

test("A broken one is a sentence that says where, and the others are read", () => {
  const { customer: _customer, ...broken } = one;
  const { attributions, problems } = findAttributions({ a: broken, b: one });
  expect(attributions).toEqual([one]);
  expect(problems).toEqual([
    "An attribution cannot be read: outputs.a.customer is missing. Run the stack that exports it again.",
  ]);
});

test("What a later release adds to it does not keep it from being read", () => {
  const later = { ...one, addedLater: { a: 1 } };
  expect(findAttributions([later])).toEqual({ attributions: [one], problems: [] });
});

test("Whatever its texts are, it is read as it is", () => {
  for (const name of knownHostile) {
    const foreign = stored(renamed(name)) as Attribution;
    expect(findAttributions({ foreign })).toEqual({ attributions: [foreign], problems: [] });
  }
});

describe("Whatever JSON stands there", () => {
  const marked = { kind: one.kind, version: one.version };
  const keys = [...Object.keys(one), "answer", "scopes", "name"];

  test("nothing is thrown, and a problem is a sentence that steers nothing", () => {
    always(
      2_000,
      hostileJson(...keys),
      fc.dictionary(fc.string({ unit: "binary" }), hostileJson(...keys), { maxKeys: 3 }),
      (value, outputs) => {
        const { attributions, problems } = findAttributions({ ...outputs, value });
        expect(attributions).toEqual([]);
        problems.forEach(expectSentence);
        expectCleanPrototype();
      },
    );
  });

  test("that says it is one but is not, it is a sentence", () => {
    always(2_000, hostileJson(...keys), fc.string({ unit: "binary" }), (value, key) => {
      const parts = typeof value === "object" && value !== null ? value : { customer: value };
      const { attributions, problems } = findAttributions({ [key]: { ...parts, ...marked } });
      expect(attributions).toEqual([]);
      expect(problems).toHaveLength(1);
      problems.forEach(expectSentence);
    });
  });

  test("that is one but for one part, it is read or a sentence", () => {
    always(2_000, fc.constantFrom(...keys), hostileJson(...keys), (key, value) => {
      const { attributions, problems } = findAttributions([{ ...one, [key]: value }]);
      expect(attributions.length + problems.length).toBeLessThanOrEqual(1);
      problems.forEach(expectSentence);
    });
  });
});
