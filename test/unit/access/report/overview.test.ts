import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { attributionOverview } from "../../../../sdk/nodejs/access/report/overview";
import { reportPage } from "../../../../sdk/nodejs/access/report/reportPage";
import { adatum, attributed, everyStanding, fabrikam, manyCustomers } from "./customers";

/** The cells of the table's rows. */
function rowsOf(markdown: string): string[][] {
  const lines = markdown.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(2).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test("The first line counts each customer once, by the first standing that applies", () => {
  expect(attributionOverview(everyStanding()).split("\n")[0]).toBe(
    "**7 customers: 2 to mend, 1 not by this link, 1 not known, 1 none by agreement, " +
      "1 by admin on behalf of, 1 expected.** Linked to Contoso Ltd. (`1234567`).",
  );
});

test("Each customer has a row, the worst first, with what decides and what to do", () => {
  expect(rowsOf(attributionOverview([...everyStanding()].reverse()))).toEqual([
    [
      "Tailspin",
      "by the contract",
      "not known",
      "Azure does not show a declared role [P18]",
      expect.stringMatching(/^\S.* \[P18\]$/),
    ],
    [
      "Wingtip",
      "by the contract",
      "not known",
      "No listed role is held permanently [P8]",
      expect.stringMatching(/^\S.* \[P8\]$/),
    ],
    [
      "Northwind",
      "set up",
      "not by this link",
      "neither `7654321` nor its reseller is the linked partner",
      "-",
    ],
    [
      "Adatum",
      "set up",
      "not known",
      "agreement not stated; who transacts is not stated",
      "State the agreement, and who transacts",
    ],
    ["Litware", "sources differ", "none", "enterprise agreement", "-"],
    [
      "Proseware",
      "set up",
      "expected by admin on behalf of, to `7654321`",
      "admin on behalf of is in place, as declared",
      "-",
    ],
    [
      "Fabrikam (EMEA)",
      "set up",
      "expected through this link, to `5550001`",
      "role held permanently; the linked partner is the reseller of record of `5550001`",
      expect.stringMatching(/^Add Reader .* \[L8\]$/),
    ],
  ]);
});

test("A customer who was onboarded twice is counted once, by the worse of the two", () => {
  const good = attributed(fabrikam());
  const bad = { ...attributed(adatum()), customer: good.customer };
  const markdown = attributionOverview([good, bad]);
  expect(markdown).toContain("**1 customer: 1 not known.**");
  expect(rowsOf(markdown)[0]?.slice(0, 3)).toEqual([
    "Fabrikam (EMEA), the worst of 2",
    "set up",
    "not known",
  ]);
});

test("Two partners are linked: the first line names none of them", () => {
  const [first, ...others] = everyStanding() as [Attribution, ...Attribution[]];
  const other = { ...first, partner: { ...first.partner, id: "7654321" } };
  expect(attributionOverview([other, ...others])).not.toContain("Linked to");
});

test("No onboarding, no claim", () => {
  expect(attributionOverview([])).toBe("**No customers.**");
  expect(reportPage([])).toBe("# Attribution\n\n**No customers.**");
});

const locked = {
  stack: "acme/north",
  problem: "it could not be read: `pulumi cancel` unlocks it.",
};

test("A stack that could not be read is a row that says so, before all customers", () => {
  const markdown = attributionOverview(everyStanding(), [locked]);
  expect(markdown).toMatch(/^\*\*7 customers: [^;]*; 1 stack not read\.\*\*/);
  expect(rowsOf(markdown)[0]).toEqual([
    ...["acme/north", "not read", "-", "-"],
    "it could not be read: `pulumi cancel` unlocks it.",
  ]);
  expect(rowsOf(markdown)).toHaveLength(8);
});

test("Where no stack could be read it is not said that there are no customers", () => {
  const markdown = attributionOverview([], [locked, { ...locked, stack: "acme/south" }]);
  expect(markdown).toContain("**No customers read; 2 stacks not read.**");
  expect(rowsOf(markdown)).toHaveLength(2);
});

describe("Of 400 customers", () => {
  const markdown = attributionOverview(manyCustomers());
  const counted = [...(markdown.split("\n")[0] ?? "").matchAll(/(\d+) (?!customers)/g)];
  const rows = rowsOf(markdown);
  const last = markdown.split("\n").find((line) => line.startsWith("In order")) ?? "";

  test("the counts add up", () => {
    expect(markdown).toMatch(/^\*\*400 customers: 4 to mend, 12 not known, 48 none by agreement, /);
    expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(400);
  });

  test("only those have a row with whom something is not in order, the worst first", () => {
    expect(rows).toHaveLength(16);
    expect(rows.slice(0, 4).every(([, , , decidedBy]) => decidedBy?.includes("[P18]"))).toBe(true);
    expect(rows.slice(4).every(([, , credit]) => credit === "not known")).toBe(true);
  });

  test("the others are counts by reason, which add up too", () => {
    expect(last).toMatch(/48 enterprise agreement \(recognition sources differ\)/);
    expect(last).toContain("credit expected through this link, to `5550001` (recognition set up)");
    const counts = [...last.matchAll(/(?:: |; )(\d+) /g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400 - rows.length);
  });

  test("the report is the overview alone, and says where a customer's page is", () => {
    const page = reportPage(manyCustomers());
    expect(page).toContain("The page of a customer is its onboarding's own `markdown`.");
    expect(page).not.toContain("## ");
    expect(page.length).toBeLessThan(10_000);
  });

  test("all of whom are not known, each has one row and the report stays readable", () => {
    const open = manyCustomers().map((one) => ({
      ...attributed(adatum()),
      onboarding: one.onboarding,
      customer: one.customer,
    }));
    expect(rowsOf(attributionOverview(open))).toHaveLength(400);
    expect(reportPage(open).length).toBeLessThan(200_000);
  });
});
