import { picture } from "../../../../sdk/nodejs/access/report/picture";
import { attributed, everyStanding, fabrikam, tailspin } from "./customers";
import { knownHostile } from "./hostileNames";
import { renamed } from "./renamed";

test("A partner and an identity are drawn once for all customers that they serve", () => {
  const one = attributed(fabrikam());
  const other = { ...one, customer: { ...one.customer, name: "Adatum" } };
  expect(picture([one, other])).toBe(
    [
      "```mermaid",
      "flowchart LR",
      '  identity0["Contoso operations"]',
      '  partner0["Contoso Ltd. (1234567)"]',
      '  customer0["Fabrikam (EMEA)"]',
      '  customer1["Adatum"]',
      '  identity0 -->|"linked"| partner0',
      '  identity0 -->|"Support Request Contributor, Reader, Managed Services Registration assignment Delete Role"| customer0',
      '  identity0 -->|"Support Request Contributor, Reader, Managed Services Registration assignment Delete Role"| customer1',
      "```",
    ].join("\n"),
  );
});

test("A customer who was onboarded twice is drawn once, and two identities that are not known are two", () => {
  const one = attributed(fabrikam());
  expect(picture([one, { ...one, onboarding: "again" }])).toBe(picture([one]));
  const unknown = { ...one, identity: { provenance: "declared" } };
  expect(picture([unknown, unknown]).match(/identity not known/g)).toHaveLength(2);
});

test("A role that Azure does not show is a dotted line", () => {
  expect(picture([attributed(tailspin())])).toContain(
    '  identity0 -.->|"Support Request Contributor"| customer0',
  );
});

test("A name is letters, digits and harmless marks, or the number of a character", () => {
  const lines = picture([renamed("x"), ...everyStanding()]).split("\n").length;
  for (const name of knownHostile) {
    const drawn = picture([renamed(name), ...everyStanding()]).split("\n");
    expect([name, drawn.length]).toEqual([name, lines]);
    expect(drawn.join()).not.toContain('""');
    for (const line of drawn.slice(2, -1)) {
      expect(line).toMatch(
        /^ {2}[a-z]+\d+(\["[^"`<>[\]{}|\\%&@]*"\]| (-->|-\.->)\|"[^"`<>[\]{}|\\%&@]*"\| [a-z]+\d+)$/,
      );
    }
  }
});
