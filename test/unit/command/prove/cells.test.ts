import { cellText, flagOf, numberOf } from "../../../../command/prove/cell";
import {
  dayOf,
  daysLater,
  lastDayOf,
  monthAfter,
  monthOf,
  spans,
  spansText,
} from "../../../../command/prove/day";

describe("a day", () => {
  test.each([
    ["2026-09-14", "2026-09-14"],
    ["2026-09-14T00:00:00Z", "2026-09-14"],
    ["2026-09-14T00:00Z", "2026-09-14"],
    ["2026-09-14T23:00:00.0000000Z", "2026-09-14"],
    ["2024-09-18 23:00:00", "2024-09-18"],
    ["2026-09-14T00:00:00+00:00", "2026-09-14"],
    ["2026-09-14 00:00:00 UTC", "2026-09-14"],
    ["20260914", "2026-09-14"],
    ["09/14/2026", "2026-09-14"],
    ["9/4/2026", "2026-09-04"],
    ["2/1/2019 0:00", "2019-02-01"],
    ["2/29/2024 12:00:00 AM", "2024-02-29"],
  ])("%s is %s", (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  // A time with an offset could be another day in UTC.
  test.each(["", "14/09/2026", "2/29/2026", "2026-13-01", "0", "soon", "2026-09-14T00:00+02:00"])(
    "%j is none",
    (text) => {
      expect(dayOf(text)).toBeUndefined();
    },
  );
});

describe("a month", () => {
  test.each([
    "2026-09",
    "202609",
    "2026-09-01",
    "9/1/2026",
    "September 2026",
    "Sep-26",
    "Sep 2026",
  ])("%s is September 2026", (text) => {
    expect(monthOf(text)).toBe("2026-09");
  });

  test.each(["", "2026-13", "Month", "9", "Foo 2026"])("%j is none", (text) => {
    expect(monthOf(text)).toBeUndefined();
  });

  test("has an end and a successor, over the turn of a year and in a leap year", () => {
    expect([monthAfter("2026-12"), lastDayOf("2024-02")]).toEqual(["2027-01", "2024-02-29"]);
    expect(daysLater("2026-03-01", -1)).toBe("2026-02-28");
  });
});

test("Days that follow each other are a span, also into the next month, and many spans are cut", () => {
  const days = ["2026-09-30", "2026-10-01", "2026-10-03"];
  expect(spans(days)).toEqual([
    { from: "2026-09-30", to: "2026-10-01" },
    { from: "2026-10-03", to: "2026-10-03" },
  ]);
  expect(spansText(spans(days))).toBe("2026-09-30 to 2026-10-01, 2026-10-03");
  const odd = ["01", "03", "05", "07", "09", "11"].map((day) => `2026-10-${day}`);
  expect(spansText(spans(odd))).toMatch(/2026-10-07, and 2 more times$/);
});

test.each([
  ["True", true],
  ["1", true],
  ["yes", true],
  ["FALSE", false],
  ["0", false],
  ["", undefined],
  ["maybe", undefined],
])("The flag %j is %s", (text, flag) => {
  expect(flagOf(text)).toBe(flag);
});

test.each([
  ["0.1234567890123456789012", 0.123456789012345678],
  ["1E-05", 0.00001],
  ["-3", -3],
  ["", undefined],
  ["1,5", undefined],
  ["1e999", undefined],
])("The number %j is %s", (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test("A database's word for nothing is nothing", () => {
  expect([" NULL ", "null", " x "].map(cellText)).toEqual(["", "", "x"]);
});
