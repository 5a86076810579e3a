import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import { customerAccess } from "../../../../sdk/nodejs/access/report/customerAccess";
import { grant, scope } from "../facts";
import { linked, managingTenant, somebody } from "../ids";
import { adatum, attributed, everyStanding, fabrikam, numbered, tailspin } from "./customers";

const accessOf = (facts: AccessFacts) => customerAccess(attributed(facts));
const rowsOf = (facts: AccessFacts) =>
  accessOf(facts)
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

test("It says who of which company may do what, where, and until when", () => {
  expect(accessOf(fabrikam()).split("\n")[0]).toBe("## Access of Contoso Ltd. to Fabrikam (EMEA)");
  expect(rowsOf(fabrikam())).toEqual([
    [
      "Contoso operations (service principal)",
      "Support Request Contributor, Reader, Managed Services Registration assignment Delete Role",
      "the whole subscription",
      "no end is set",
    ],
  ]);
});

test("A role with an end, or only when activated, says so", () => {
  const held = { scopes: [scope(numbered("5", 3))], principalName: "Contoso operations" };
  const end = "2027-01-01T00:00:00Z";
  const until = (changes: Parameters<typeof grant>[0]) =>
    rowsOf({ ...adatum(), grants: [grant({ ...held, ...changes })] })[0]?.[3];
  expect(until({ duration: "until", endDateTime: end })).toBe(end);
  expect(until({ duration: "eligible" })).toBe("only while somebody activates it");
  expect(until({ duration: "eligible", endDateTime: end })).toBe(
    `only while somebody activates it, at the latest ${end}`,
  );
});

test("Whoever has no name is told by type and id, a group by both", () => {
  const held = { scopes: [scope(numbered("5", 3))], principalId: somebody };
  const who = (changes: Parameters<typeof grant>[0]) =>
    rowsOf({ ...adatum(), grants: [grant({ ...held, ...changes })] })[0]?.[0];
  expect(who({ principalType: "Group" })).toBe(`group \`${somebody}\``);
  expect(who({ principalType: null })).toBe(`\`${somebody}\``);
});

test("A role that Azure does not show is told so", () => {
  expect(rowsOf(tailspin())[0]?.[1]).toBe("Support Request Contributor (Azure does not show it)");
});

test.each<[string, AccessFacts, string]>([
  ["Azure Lighthouse", fabrikam(), 'deleting "Contoso managed services" there ends it at once'],
  ["role assignments", adatum(), "removing them ends the access"],
  ["what the customer granted", tailspin(), "you granted this access yourself"],
])("It says how to check and to end access by %s", (_way, facts, sentence) => {
  expect(accessOf(facts)).toContain(sentence);
});

test("The ids are written out in full, once", () => {
  const text = accessOf(fabrikam());
  for (const id of [numbered("c", 1), numbered("5", 1), managingTenant, linked]) {
    expect(text.split(`\`${id}\``)).toHaveLength(2);
  }
});

test("It tells of nobody's earnings, of no rule and of no other customer", () => {
  for (const one of everyStanding()) {
    const text = customerAccess(one);
    expect(text).not.toMatch(/credit|earn|paid|transact|recogni|reseller|\[[A-Z]\d+\]/i);
    expect(text).not.toMatch(/5550001|7654321|1234567/);
    for (const other of everyStanding().filter(
      ({ customer }) => customer.name !== one.customer.name,
    )) {
      expect(text).not.toContain(other.customer.name);
      expect(text).not.toContain(other.customer.subscriptionId);
    }
  }
});
