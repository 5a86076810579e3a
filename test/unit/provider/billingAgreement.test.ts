import { createBillingLifecycle } from "../../../provider/reading/billingLifecycle";
import { unknownValue } from "../../../provider/properties";
import { ambientOf } from "./ambients";

const subscriptionId = "a1b2c3d4-0000-4000-8000-00000000000f";
const reading = createBillingLifecycle({
  ambient: ambientOf,
  say: () => undefined,
  isAbandoned: () => Promise.resolve(false),
  engine: undefined,
});

function checked(declared: unknown) {
  const { inputs, failures } = reading.check({}, { subscriptionId: declared });
  return {
    subscriptionId: inputs.subscriptionId,
    failures: failures.map(({ property }) => property),
  };
}

test.each([
  [subscriptionId, subscriptionId],
  // The id of the reading, which stands in users' states, is the GUID as it was given.
  [subscriptionId.toUpperCase(), subscriptionId.toUpperCase()],
  [`/subscriptions/${subscriptionId}`, subscriptionId],
  [`/SUBSCRIPTIONS/${subscriptionId.toUpperCase()}/`, subscriptionId],
  [` ${subscriptionId} `, subscriptionId],
  [unknownValue, unknownValue],
])("%j is the subscription %s", (declared, stored) => {
  expect(checked(declared)).toEqual({ subscriptionId: stored, failures: [] });
});

test.each([
  undefined,
  "",
  "production",
  5,
  `/subscriptions/${subscriptionId}/resourceGroups/apps`,
  "/providers/Microsoft.Management/managementGroups/all",
])("%j is refused", (declared) => {
  expect(checked(declared).failures).toEqual(["subscriptionId"]);
});

test.each([
  ["the same in another case", subscriptionId.toUpperCase(), []],
  ["another one", subscriptionId.replace("f", "e"), ["subscriptionId"]],
  ["one that is not known yet", unknownValue, ["subscriptionId"]],
])("a change to %s replaces %j", async (_title, after, replaces) => {
  const diff = await reading.diff("x", { subscriptionId }, { subscriptionId: after });
  expect(diff).toMatchObject({ changes: replaces.length > 0, replaces });
});
