import { readArguments } from "../../../sdk/nodejs/arguments";
import { exactly, list, text } from "../../../sdk/nodejs/shapes";

const read = (value: unknown) =>
  readArguments(
    exactly({ scopes: text, inner: list(exactly({ role: text })) }),
    value,
    (problems) => new Error(problems.join(" ")),
  );

test("a key that is no argument is told with those that are, wherever it stands", () => {
  expect(() => read({ scope: "a" })).toThrow("scope is not an argument; there are scopes, inner.");
  expect(() => read({ inner: [{ rol: "Reader" }] })).toThrow(
    "inner[0].rol is not an argument; there are role.",
  );
});

test("a key that holds nothing is not given, whatever its name", () => {
  expect(read({ scope: undefined, scopes: "a" })).toEqual({ scopes: "a" });
});
