import { fields } from "../../../azure/fields";

test("an object's members are told", () => {
  expect(fields({ a: 1 }).a).toBe(1);
});

test.each<unknown>([undefined, null, "text", 5, true])("%p has no members", (value) => {
  expect(fields(value)).toEqual({});
});

test("a list has none of an object's members", () => {
  expect(fields([{ a: 1 }]).a).toBeUndefined();
});
