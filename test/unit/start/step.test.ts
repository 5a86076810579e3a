import { surprises } from "../../start/step";
import type { StepEnd, StepExpectation } from "../../start/step";

const expected: StepExpectation = { linked: "11", recorded: "11", requests: ["GET"] };
const end: StepEnd = { linked: "11", recorded: "11", requests: ["GET"] };

test("a step that ends as expected has no surprise", () => {
  expect(surprises(expected, end)).toEqual([]);
});

test.each<[string, StepEnd, string]>([
  ["another link", { ...end, linked: "22" }, "Link that Azure holds: expected 11, found 22."],
  ["no link", { ...end, linked: undefined }, "Link that Azure holds: expected 11, found none."],
  ["another state", { ...end, recorded: "22" }, "Link in the state: expected 11, found 22."],
  [
    "another request",
    { ...end, requests: ["GET", "PUT"] },
    "Requests to the link API: expected GET, found GET, PUT.",
  ],
  ["a delegation", { ...end, delegations: 1 }, "Delegated subscriptions: expected 0, found 1."],
  ["a refusal", { ...end, refusal: "" }, "The engine was expected to succeed, and failed."],
])("%s is a surprise", (_, actual, sentence) => {
  expect(surprises(expected, actual)).toEqual([sentence]);
});

describe("where a refusal is expected", () => {
  const refused = { ...expected, refusalNames: ["22", "rebind"] };

  test("it has to mention who has the link and the way out", () => {
    expect(surprises(refused, { ...end, refusal: "Linked to 22; set rebind." })).toEqual([]);
    expect(surprises(refused, { ...end, refusal: "The secret is wrong." })).toEqual([
      'The refusal was expected to mention "22".',
      'The refusal was expected to mention "rebind".',
    ]);
  });

  test("success is a surprise", () => {
    expect(surprises(refused, end)).toEqual(["The engine was expected to refuse, and succeeded."]);
  });
});
