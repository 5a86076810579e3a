import { createColors } from "picocolors";
import { terminalTable } from "../../../../command/report/terminalTable";
import { customersOf } from "../../../../sdk/nodejs/access/report/customersOf";
import { everyStanding } from "../../access/report/customers";

const plain = createColors(false);
const locked = { stack: "organization/customer-onboarding/north", problem: "it is locked." };

test("A stack that could not be read is a row, before all customers", () => {
  const lines = terminalTable(customersOf(everyStanding()), [locked], plain).split("\n");
  expect(lines[0]).toMatch(/^7 customers: .*, 1 expected; 1 stack not read\.$/);
  const rows = lines.filter((line) => /│ (organization|Tailspin)/.test(line));
  expect(rows[0]).toMatch(
    /^│ organization\/customer-onboarding\/north: not read +│ it is locked\. +│$/,
  );
  expect(rows[1]).toContain("Tailspin");
});

test("Nothing but stacks that could not be read is not said to be nobody", () => {
  expect(terminalTable([], [locked], plain)).toMatch(/^No customers read; 1 stack not read\.\n┌/);
  expect(terminalTable([], [], plain)).toBe("No customers.");
});
