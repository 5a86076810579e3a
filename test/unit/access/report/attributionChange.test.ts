import type { CreditClaim } from "../../../../sdk/nodejs/access/credit/creditClaims";
import { attributionChange } from "../../../../sdk/nodejs/access/report/attributionChange";
import { grant, role, scope } from "../facts";
import { adatum, attributed, everyStanding, fabrikam, manyCustomers, numbered } from "./customers";

test("An unchanged program is one sentence, and names nobody", () => {
  expect(attributionChange(everyStanding(), everyStanding())).toBe(
    "No change to recognition or earned credit.\n\n7 unchanged.",
  );
  expect(attributionChange([], [])).toBe("No change to recognition or earned credit.");
});

test("A change says from what to what, what decides, and which warnings are new", () => {
  const onlyReader = {
    ...fabrikam(),
    grants: [grant({ role: role("Reader"), scopes: [scope(numbered("5", 1))] })],
  };
  expect(attributionChange([attributed(fabrikam())], [attributed(onlyReader)])).toBe(
    "- **Fabrikam (EMEA)**: recognition set up -> by the contract; " +
      "credit expected through this link -> not known (No listed role is held permanently [P8]); " +
      "new warning P8, L7.",
  );
});

test("Another partner, linked or paid, is a change", () => {
  const before = attributed(fabrikam());
  const after = {
    ...before,
    transactingPartnerId: undefined,
    partner: { ...before.partner, id: "7" },
  };
  expect(attributionChange([before], [after])).toBe(
    "- **Fabrikam (EMEA)**: linked to `1234567` -> `7`; paid to `5550001` -> not stated.",
  );
});

test("A change at one of several places names that place", () => {
  const one = attributed(fabrikam());
  const [claim] = one.credit;
  const group = `/subscriptions/${numbered("5", 1)}/resourceGroups/shop`;
  const both = [{ ...claim, scopes: [...(claim?.scopes ?? []), group] }];
  const split = [claim, { ...claim, scopes: [group], outcome: "notByThisLink" }];
  expect(
    attributionChange(
      [{ ...one, credit: both as typeof one.credit }],
      [{ ...one, credit: split as typeof one.credit }],
    ),
  ).toContain("credit expected through this link -> not by this link on resource group shop");
});

test("A customer who comes and one who goes are told", () => {
  const text = attributionChange([attributed(fabrikam())], [attributed(adatum())]);
  expect(text.split("\n")).toEqual([
    expect.stringMatching(/^- \*\*Adatum\*\*: new; recognition set up; credit not known \(.*\)\.$/),
    "- **Fabrikam (EMEA)**: no longer onboarded.",
  ]);
});

test("No customer is named but those of the change", () => {
  const before = manyCustomers();
  const unknown = (claim: CreditClaim): CreditClaim => ({ ...claim, outcome: "notKnown" });
  const after = before.map((one, index) =>
    index === 123 ? { ...one, credit: one.credit.map(unknown) } : one,
  );
  const text = attributionChange(before, after);
  expect(text.match(/Customer \d+/g)).toEqual(["Customer 124"]);
  for (const { customer } of before.filter((_, index) => index !== 123)) {
    expect(text).not.toContain(customer.tenantId);
    expect(text).not.toContain(customer.subscriptionId);
  }
  expect(text).toMatch(/\n\n399 unchanged\.$/);
});

test("A warning that is switched off is not told as if it were mended", () => {
  const onlyReader = {
    ...fabrikam(),
    grants: [grant({ role: role("Reader"), scopes: [scope(numbered("5", 1))] })],
  };
  const quiet = { P8: "recognition only" };
  expect(attributionChange([attributed(onlyReader)], [attributed(onlyReader, quiet)])).toBe(
    "- **Fabrikam (EMEA)**: switched off P8.",
  );
});
