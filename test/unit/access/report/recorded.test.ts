import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { findAttributions } from "../../../../sdk/nodejs/access/report/findAttributions";
import { everyStanding } from "./customers";

// Other programs read this JSON, and stacks hold it for years. Version 1 may get more, and loses nothing.
// After a change that adds: npx tsx test/unit/access/report/record.ts
const file = join(__dirname, "attribution.v1.json");
const recorded = JSON.parse(readFileSync(file, "utf8")) as Attribution[];

/** The same with the rules' own sentences left out, which may be worded anew. */
function withoutSentences(attributions: Attribution[]): unknown {
  const findings = (of: Attribution) =>
    of.findings.map(({ id, level, subject }) => ({ id, level, subject }));
  return JSON.parse(JSON.stringify(attributions.map((of) => ({ ...of, findings: findings(of) }))));
}

test("The JSON is what it was, but for the sentences of the rules", () => {
  expect(withoutSentences(everyStanding())).toEqual(withoutSentences(recorded));
});

test("A finding has the same keys as it had", () => {
  const keys = (of: Attribution[]) =>
    of.flatMap(({ findings }) => findings.map((finding) => Object.keys(finding).sort()));
  const today = JSON.parse(JSON.stringify(everyStanding())) as Attribution[];
  expect(keys(today)).toEqual(keys(recorded));
});

test("What was recorded is still read", () => {
  expect(findAttributions({ recorded })).toEqual({ attributions: recorded, problems: [] });
});

test("It says what it is, and at no time of a run", () => {
  for (const one of everyStanding()) {
    expect(one).toMatchObject({ kind: "pulumi-azure-partner/attribution", version: 1 });
    expect(JSON.stringify(one)).not.toContain("2026-11-26");
  }
});
