import { onOneLine, printable } from "../../../azure/printable";

describe.each([
  ["onOneLine", onOneLine],
  ["printable", printable],
])("%s", (_name, shown) => {
  test.each<[unknown, string]>([
    ["Contoso Ltd", "Contoso Ltd"],
    ["Käse 東京 🧀", "Käse 東京 🧀"],
    ["  spaces  ", "spaces"],
    // A partner's name stands in users' states as it was shown: its own spaces stay.
    ["two  spaces", "two  spaces"],
    ["two\r\nlines", "two lines"],
    ["\u001b[31mred\u0007", "[31mred"],
    ["c1\u009bcontrol", "c1 control"],
    ["right\u202eleft\u2066x\u200f", "right left x"],
    ["arabic\u061cmark", "arabic mark"],
    ["a\u2028b\u2029c", "a b c"],
    ["no\u200bwidth\u2060at\ufeffall", "no width at all"],
    ["\u200b", ""],
    ["http://ada:pass@word/1@proxy.example:80 80", "http://…@proxy.example:80 80"],
    ["Failed to parse: ada:password@proxy.example", "Failed to parse: …@proxy.example"],
    ["https://issuer.example/a ada@example.test", "https://issuer.example/a ada@example.test"],
    ["(to parse: ada:password@one.example)", "(to parse: …@one.example)"],
    ["parse: http://ada:p@one http://b:p@two", "parse: …@one http://…@two"],
    ["sparse: ada@example.test", "sparse: ada@example.test"],
    ["ada@example.test://", "ada@example.test://"],
    [5, "5"],
    [undefined, "undefined"],
  ])("makes %p safe to show", (text, expected) => expect(shown(text)).toBe(expected));
});

test("printable cuts what is long", () => {
  expect(printable("x".repeat(300))).toBe("x".repeat(300));
  expect(printable("x".repeat(301))).toBe(`${"x".repeat(300)}…`);
});

test("onOneLine keeps what is long", () => {
  expect(onOneLine("x".repeat(5_000))).toBe("x".repeat(5_000));
});

test("an answer of a megabyte is read at once, whatever it is made of", () => {
  const addresses = "://".repeat(350_000);
  expect(onOneLine(addresses)).toBe(addresses);
  expect(onOneLine(`${addresses}@${addresses}`)).toBe(`://…@${addresses}`);
});
