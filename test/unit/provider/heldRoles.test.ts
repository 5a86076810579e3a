import { checkHolders, isSameHolder } from "../../../provider/reading/holders";
import { readPage } from "../../../provider/reading/roleAssignmentsPage";
import { unknownValue } from "../../../provider/properties";

const somebody = "9e0e0000-0000-4000-8000-000000000001";
const roleId = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const subscription = "/subscriptions/5ab5c000-0000-4000-8000-000000000001";
const inGroup = `${subscription}/resourceGroups/apps`;
const managementGroup = "/providers/Microsoft.Management/managementGroups/all";

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
  const { holders: known = [], failures } = checked(spelled);
  expect(failures).toEqual([]);
  expect(known).toHaveLength(2);
  expect(checked(holders.reverse()).holders).toEqual(known);
});

test("the bare GUID of a subscription is asked about as its resource id, once beside that", () => {
  const holders = [
    { principalId: somebody, scope: subscription.slice("/subscriptions/".length).toUpperCase() },
    { principalId: somebody, scope: subscription },
  ];
  expect(checked(holders)).toEqual({ holders: [holders[1]], failures: [] });
});

test("what is stored keeps the spelling that was given, or it would be a difference", () => {
  const spelled = [{ principalId: somebody, scope: inGroup.toUpperCase() }];
  expect(checked(spelled)).toEqual({ holders: spelled, failures: [] });
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
  [[{ principalId: somebody, scope: `${subscription}/resourceGroups` }], "holders[0].scope"],
  [[{ principalId: somebody, scope: 5 }], "holders[0].scope"],
])("%j is refused at %s", (declared, property) => {
  expect(checked(declared).failures).toContain(property);
});

test("two holders are the same without regard to case", () => {
  const holder = { principalId: somebody, scope: inGroup };
  expect(isSameHolder(holder, { ...holder, scope: inGroup.toUpperCase() })).toBe(true);
  expect(isSameHolder(holder, { ...holder, scope: subscription })).toBe(false);
  expect(isSameHolder(holder, undefined)).toBe(false);
});
