import { wrapText } from "../../start/wrapText";

test("lines break between words before the width, each behind the indent", () => {
  expect(wrapText("one two three four", 12, "  ")).toBe("  one two\n  three four");
});

test("no word is lost or cut, however long", () => {
  const word = "x".repeat(40);
  expect(wrapText(`a ${word} b`, 10, "")).toBe(`a\n${word}\nb`);
});

test("lines of the text stay lines", () => {
  expect(wrapText("first\n\nsecond", 40, "> ")).toBe("> first\n\n> second");
});
