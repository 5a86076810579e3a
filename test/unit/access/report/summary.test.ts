import { attributionSummary } from "../../../../sdk/nodejs/access/report/summary";
import { attributed, everyStanding, fabrikam, manyCustomers } from "./customers";

test("One customer is one line: recognition, credit, and what can be changed, by the rule's id", () => {
  expect(attributionSummary([attributed(fabrikam())])).toEqual([
    "Fabrikam (EMEA): recognition set up; credit expected through this link; " +
      "to do: Add Reader for a security group of the people who look after this customer [L8]",
  ]);
});

test("Several customers are counted first, and then have a line each, the worst first", () => {
  const [counts, ...lines] = attributionSummary(everyStanding());
  expect(counts).toMatch(/^7 customers: 2 to mend, .* 1 expected\.$/);
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    ...["Tailspin", "Wingtip", "Northwind", "Adatum", "Litware", "Proseware", "Fabrikam (EMEA)"],
  ]);
  expect(lines[2]).toBe(
    "Northwind: recognition set up; credit not by this link (neither `7654321` nor its reseller is the linked partner)",
  );
});

test("More warnings than the first are counted", () => {
  const one = attributed(fabrikam());
  const twice = { ...one, findings: [...one.findings, ...one.findings, ...one.findings] };
  expect(attributionSummary([twice])[0]).toMatch(/\[L8\], and 2 more warnings$/);
});

test("Of 400 customers the console shows the counts and the worst, not hundreds of lines", () => {
  const lines = attributionSummary(manyCustomers());
  expect(lines).toHaveLength(12);
  expect(lines[0]).toMatch(/^400 customers: 4 to mend, 12 not known, /);
  expect(lines[1]).toContain("[P18]");
  expect(lines.at(-1)).toBe("And 6 more that are not in order: the report has them all.");
});

test("No onboarding, no line but that", () => {
  expect(attributionSummary([])).toEqual(["No customers."]);
});
