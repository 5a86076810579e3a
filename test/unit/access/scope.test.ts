import fc from "fast-check";
import { contains, overlaps, parseScope, sameScope } from "../../../azure/scope";
import { scopeId } from "./arbitrary";

const id = "22222222-2222-4222-8222-222222222222";

test.each([
  [`/subscriptions/${id}`, "subscription"],
  [id, "subscription"],
  [id.toUpperCase(), "subscription"],
  [`subscriptions/${id}/`, "subscription"],
  [`/SUBSCRIPTIONS/${id}/resourcegroups/App`, "resourceGroup"],
  [`/subscriptions/${id}/resourceGroups/App/providers/Microsoft.Web/sites/shop`, "resource"],
  [`/subscriptions/${id}/providers/Microsoft.Web/sites/shop`, "resource"],
  ["/providers/microsoft.management/managementgroups/landing-zones", "managementGroup"],
])("%s is a %s", (text, kind) => {
  expect(parseScope(text)?.kind).toBe(kind);
});

test.each([
  "",
  "/",
  "contoso",
  "/subscriptions/contoso",
  `/subscriptions/${id}/resourceGroups`,
  `/subscriptions/${id}/resourceGroups/App/providers/Microsoft.Web`,
  `/subscriptions/${id}/resourceGroups/App/providers/Microsoft.Web/sites`,
  "/providers/Microsoft.Management/managementGroups/a/b",
])("%j is no scope", (text) => {
  expect(parseScope(text)).toBeUndefined();
});

test("reading never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseScope(text)).not.toThrow();
    }),
  );
});

test("reading what was read changes nothing", () => {
  fc.assert(
    fc.property(scopeId, (text) => {
      const scope = parseScope(text);
      expect(parseScope(scope?.id ?? "")).toEqual(scope);
    }),
  );
});

test("case and outer slashes do not make another place", () => {
  fc.assert(
    fc.property(scopeId, (text) => {
      const plain = parseScope(text);
      const shouted = parseScope(`//${text.toUpperCase()}//`);
      expect(plain && shouted && sameScope(plain, shouted)).toBe(true);
    }),
  );
});

test("a resource group lies in its subscription and not in one whose name it only begins with", () => {
  const subscription = parseScope(id);
  const app = parseScope(`/subscriptions/${id}/resourceGroups/app`);
  const apple = parseScope(`/subscriptions/${id}/resourceGroups/APPLE`);
  if (!subscription || !app || !apple) {
    throw new Error("the scopes of this test do not parse");
  }
  expect(contains(subscription, app)).toBe(true);
  expect(contains(app, subscription)).toBe(false);
  expect(overlaps(app, subscription)).toBe(true);
  expect(overlaps(app, apple)).toBe(false);
});
