import { printable } from "../../../provider/errors/printable";

describe("printable", () => {
  test.each<[unknown, string]>([
    ["Contoso Ltd", "Contoso Ltd"],
    ["Käse 東京 🧀", "Käse 東京 🧀"],
    ["  spaces  ", "spaces"],
    ["two\r\nlines", "two lines"],
    ["\u001b[31mred\u0007", "[31mred"],
    ["right\u202eleft\u2066x\u200f", "right left x"],
    ["c1\u009bcontrol", "c1 control"],
    ["http://ada:pass@word/1@proxy.example:80 80", "http://…@proxy.example:80 80"],
    ["Failed to parse: ada:password@proxy.example", "Failed to parse: …@proxy.example"],
    ["https://issuer.example/a ada@example.test", "https://issuer.example/a ada@example.test"],
    [5, "5"],
    [undefined, "undefined"],
  ])("makes %p safe to show", (text, shown) => expect(printable(text)).toBe(shown));

  test("cuts what is long", () => {
    expect(printable("x".repeat(300))).toBe("x".repeat(300));
    expect(printable("x".repeat(301))).toBe(`${"x".repeat(300)}…`);
  });
});
