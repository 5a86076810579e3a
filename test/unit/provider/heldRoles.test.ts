import { checkHolders, isSameHolder } from "../../../provider/reading/holders";
import { mayHoldAt, readPage } from "../../../provider/reading/roleAssignments";
import { unknownValue } from "../../../provider/properties";

const somebody = "9e0e0000-0000-4000-8000-000000000001";
const roleId = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const subscription = "/subscriptions/5ab5c000-0000-4000-8000-000000000001";
const inGroup = `${subscription}/resourceGroups/apps`;
const resource = `${inGroup}/providers/Microsoft.Web/sites/one`;
const managementGroup = "/providers/Microsoft.Management/managementGroups/all";

test.each([
  ["the same place", subscription, subscription, true],
  ["the same place in another case", inGroup, inGroup.toUpperCase(), true],
  ["the subscription of a resource group", inGroup, subscription, true],
  ["the resource group of a resource", resource, inGroup, true],
  [
    "a management group, which Azure tells only of where it is above",
    inGroup,
    managementGroup,
    true,
  ],
  ["the whole tenant", subscription, "/", true],
  ["a resource group inside", subscription, inGroup, false],
  ["a resource inside", inGroup, resource, false],
  ["a resource group beside, whose name begins alike", `${inGroup}-two`, inGroup, false],
  ["another subscription", subscription, `/subscriptions/${somebody}`, false],
  ["something in a management group", subscription, `${managementGroup}/x`, false],
])(
  "a role at %s: whether it holds at the scope asked about (%#)",
  (_where, asked, scope, expected) => {
    expect(mayHoldAt(asked, scope)).toBe(expected);
  },
);

const properties = {
  principalId: somebody.toUpperCase(),
  roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${roleId.toUpperCase()}`,
  scope: subscription,
  createdBy: somebody,
};

test("of a page only principal, role and scope are kept, and where it goes on", () => {
  expect(readPage({ value: [{ properties }], nextLink: "https://next" })).toEqual({
    assignments: [{ principalId: somebody, roleId, scope: subscription }],
    nextLink: "https://next",
  });
  expect(readPage({ value: [], nextLink: "" })).toEqual({ assignments: [] });
});

test.each([
  undefined,
  "<html>",
  {},
  { value: "none" },
  { value: [null] },
  { value: [{ properties }, { properties: { ...properties, principalId: undefined } }] },
  { value: [{ properties: { ...properties, roleDefinitionId: "Reader" } }] },
  { value: [{ properties: { ...properties, scope: "" } }] },
])("what is no list of role assignments is none, and not an empty one (%#)", (body) => {
  expect(readPage(body)).toBeUndefined();
});

function checked(declared: unknown) {
  const failures: string[] = [];
  const holders = checkHolders(declared, (property) => void failures.push(property));
  return { holders, failures };
}

test("whom to ask about has one order and one spelling, and no repetition", () => {
  const holders = [
    { principalId: somebody, scope: inGroup },
    { principalId: somebody, scope: subscription },
  ];
  const spelled = [
    { principalId: ` ${somebody.toUpperCase()} `, scope: `${subscription.slice(1)}/` },
    ...holders,
    { principalId: somebody, scope: inGroup },
  ];
  expect(checked(spelled).failures).toEqual([]);
  expect(checked(spelled).holders).toEqual(checked(holders.reverse()).holders);
  expect(checked(spelled).holders).toHaveLength(2);
});

test("what is not known yet is left alone", () => {
  expect(checked(unknownValue)).toEqual({ holders: unknownValue, failures: [] });
  const partly = [{ principalId: unknownValue, scope: subscription }];
  expect(checked(partly)).toEqual({ holders: partly, failures: [] });
});

test.each([
  [undefined, "holders"],
  ["everybody", "holders"],
  [[null], "holders[0].principalId"],
  [[{ principalId: "contoso", scope: subscription }], "holders[0].principalId"],
  [[{ principalId: somebody, scope: "/" }], "holders[0].scope"],
  [[{ principalId: somebody, scope: "/subscriptions/production" }], "holders[0].scope"],
  [[{ principalId: somebody, scope: `${subscription}/../x` }], "holders[0].scope"],
  [[{ principalId: somebody, scope: `${managementGroup}/x` }], "holders[0].scope"],
])("%j is refused at %s", (declared, property) => {
  expect(checked(declared).failures).toContain(property);
});

test("two holders are the same without regard to case", () => {
  const holder = { principalId: somebody, scope: inGroup };
  expect(isSameHolder(holder, { ...holder, scope: inGroup.toUpperCase() })).toBe(true);
  expect(isSameHolder(holder, { ...holder, scope: subscription })).toBe(false);
  expect(isSameHolder(holder, undefined)).toBe(false);
});
