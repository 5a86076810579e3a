import fc from "fast-check";
import {
  contains,
  isHeldAt,
  liesIn,
  overlaps,
  parseScope,
  sameScope,
  scopePath,
} from "../../../azure/scope";
import { scopeId } from "../access/arbitrary";
import { seed } from "../../seed";

const id = "22222222-2222-4222-8222-222222222222";
const lettered = "a1b2c3d4-0000-4000-8000-00000000000f";

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
  "/providers/Microsoft.Management/managementGroups/a b",
  "/providers/Microsoft.Management/managementGroups/a\u202eb",
  `/providers/Microsoft.Management/managementGroups/${"a".repeat(91)}`,
  // An address would take these for other scopes.
  "/providers/Microsoft.Management/managementGroups/..",
  `/subscriptions/${id}/resourceGroups/..`,
  `/subscriptions/${id}/resourceGroups/App/providers/Microsoft.Web/./shop`,
  `/subscriptions/${id}/../x`,
  undefined,
  null,
  5,
  [id],
])("%j is no scope", (text) => {
  expect(parseScope(text)).toBeUndefined();
});

test.each([
  [lettered.toUpperCase(), `/subscriptions/${lettered}`],
  [` ${id} `, `/subscriptions/${id}`],
  [`subscriptions/${id}/`, `/subscriptions/${id}`],
  // What stands in users' states keeps its spelling.
  [`/SUBSCRIPTIONS/${lettered.toUpperCase()}/resourcegroups/App`, undefined],
])("%s is read as a path that is spelled as given (%#)", (text, path = text) => {
  expect(scopePath(text)).toBe(path);
});

test("reading never throws, whatever the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => parseScope(text)).not.toThrow();
    }),
    { seed },
  );
});

test("reading what was read changes nothing", () => {
  fc.assert(
    fc.property(scopeId, (text) => {
      const scope = parseScope(text);
      expect(scope).toBeDefined();
      expect(parseScope(scope?.id ?? "")).toEqual(scope);
    }),
    { seed },
  );
});

test("case and outer slashes do not make another place", () => {
  fc.assert(
    fc.property(scopeId, (text) => {
      const plain = parseScope(text);
      const shouted = parseScope(`//${text.toUpperCase()}//`);
      expect(plain && shouted && sameScope(plain, shouted)).toBe(true);
    }),
    { seed },
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

const apps = `/subscriptions/${id}/resourceGroups/apps`;
const site = `${apps}/providers/Microsoft.Web/sites/one`;
const groupId = "/providers/Microsoft.Management/managementGroups/all";
const otherGroup = "/providers/Microsoft.Management/managementGroups/other";

test.each([
  ["at the same place", apps, apps, "yes"],
  ["at the same place in another case", apps, apps.toUpperCase(), "yes"],
  ["at the same place with a slash behind", apps, `${apps}/`, "yes"],
  ["for the subscription of a resource group", apps, `/subscriptions/${id}`, "yes"],
  ["for the resource group of a resource", site, apps, "yes"],
  ["for a management group, which Azure tells only of where it is above", apps, groupId, "yes"],
  ["for the whole tenant", `/subscriptions/${id}`, "/", "yes"],
  ["at the management group asked about", groupId, groupId.toUpperCase(), "yes"],
  ["for the whole tenant of a management group", groupId, "/", "yes"],
  ["at another management group, which is above or inside", groupId, otherGroup, "unknown"],
  ["at a resource group inside", `/subscriptions/${id}`, apps, "no"],
  ["at a resource inside", apps, site, "no"],
  ["at a resource group beside, whose name begins alike", `${apps}-two`, apps, "no"],
  ["in another subscription", apps, "/subscriptions/33333333-3333-4333-8333-333333333333", "no"],
  ["in a subscription of a management group", groupId, `/subscriptions/${id}`, "no"],
  ["at something in a management group", apps, `${groupId}/x`, "no"],
  ["at a management group whose name steers a terminal", apps, `${groupId}\u001b[2J`, "no"],
])("whether a role given %s is held at the scope asked about: %#", (_where, asked, given, held) => {
  expect(isHeldAt(asked, given)).toBe(held);
});

test("an id lies in itself and in what it goes on from, in any case", () => {
  expect(liesIn(apps, apps.toUpperCase())).toBe(true);
  expect(liesIn(site.toUpperCase(), apps)).toBe(true);
  expect(liesIn(apps, site)).toBe(false);
  expect(liesIn(`${apps}-two`, apps)).toBe(false);
});
