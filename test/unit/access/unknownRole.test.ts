import { nearest } from "../../../sdk/nodejs/access/facts/nearest";
import { unknownRole } from "../../../sdk/nodejs/access/facts/unknownRole";

test.each([
  ["Suport Request Contributor", "Support Request Contributor"],
  ["readr", "Reader"],
  ["Contributer", "Contributor"],
])("for %s the nearest name is proposed", (typo, name) => {
  expect(unknownRole(typo)).toContain(`There is no role "${typo}"`);
  expect(unknownRole(typo)).toContain(`The nearest name is "${name}"`);
});

test.each(["", "  "])("of %j it is said that it is empty", (text) => {
  expect(unknownRole(text)).toMatch(/^The role is empty\./);
});

test("the nearest of several as near is the first, and case does not count", () => {
  expect(nearest("P99", ["P1", "P9", "P19"])).toBe("P9");
  expect(nearest("owner", ["Reader", "OWNER"])).toBe("OWNER");
  expect(nearest("x", [])).toBe("");
});
