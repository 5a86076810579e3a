import { isPartnerId, partnerIdProblem, samePartnerName } from "../../../azure/partner";

describe("a partner id", () => {
  test.each(["1", "1234567", "0400001"])("%s has digits only", (text) => {
    expect(isPartnerId(text)).toBe(true);
    expect(partnerIdProblem(text)).toBeUndefined();
  });

  test.each(["", " ", "12 34", " 1234567", "1234567\n", "-1", "1.5", "1e6", "x", "١٢٣"])(
    "%j is none, and what to give is told",
    (text) => {
      expect(isPartnerId(text)).toBe(false);
      expect(partnerIdProblem(text)).toEqual({
        reason: "is not made of digits only",
        remedy: expect.stringMatching(/^give the location id, shown as "Associated PartnerID"/),
      });
    },
  );

  test("that is a GUID is told what that is, and where it goes", () => {
    expect(partnerIdProblem("A1B2C3D4-0000-4000-8000-00000000000F")).toEqual({
      reason: "is a GUID, the kind of id that customer usage attribution takes",
      remedy: expect.stringMatching(/^set it as azure-native:partnerId\. .* numeric location id/),
    });
  });
});

describe("two names", () => {
  test.each([
    ["Contoso Ltd", "Contoso Ltd"],
    ["Contoso Ltd", "  contoso LTD\t"],
    ["Caf\u00e9", "CAFE\u0301"],
    // What Azure told was made safe to show before it was stored; what a program says was not.
    ["Contoso Ltd", "Contoso\u200bLtd"],
    ["Contoso Ltd", "\ufeffContoso Ltd"],
  ])("%j and %j are the same partner's", (one, other) => {
    expect(samePartnerName(one, other)).toBe(true);
    expect(samePartnerName(other, one)).toBe(true);
  });

  test.each([
    ["Contoso Ltd", "Contoso  Ltd"],
    ["Contoso", "Contoso Ltd"],
    ["Cafe", "Caf\u00e9"],
    ["x".repeat(400), `${"x".repeat(399)}y`],
  ])("%j and %j are different partners'", (one, other) => {
    expect(samePartnerName(one, other)).toBe(false);
  });
});
