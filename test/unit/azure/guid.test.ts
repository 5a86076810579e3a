import { isGuid, isPlaceholder, sameId } from "../../../azure/guid";

const id = "a1b2c3d4-0000-4000-8000-00000000000f";

test.each([id, id.toUpperCase()])("%s is a GUID", (text) => {
  expect(isGuid(text)).toBe(true);
});

test.each<unknown>([
  "",
  `{${id}}`,
  ` ${id}`,
  id.slice(1),
  `${id}0`,
  id.replaceAll("-", ""),
  `${id}\n`,
  "g".repeat(36),
  "-".repeat(36),
  undefined,
  null,
  5,
  [id],
])("%p is no GUID", (value) => {
  expect(isGuid(value)).toBe(false);
});

test("only the GUID of nothing but zeros is a placeholder", () => {
  expect(isPlaceholder("00000000-0000-0000-0000-000000000000")).toBe(true);
  expect(isPlaceholder(id)).toBe(false);
  expect(isPlaceholder(undefined)).toBe(false);
});

test("ids are the same without regard to case, and unknown ones never", () => {
  expect(sameId(id, id.toUpperCase())).toBe(true);
  expect(sameId(id, id.replace("f", "e"))).toBe(false);
  expect(sameId(undefined, undefined)).toBe(false);
  expect(sameId(null, null)).toBe(false);
  expect(sameId(id, undefined)).toBe(false);
});
