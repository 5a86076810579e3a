import { LinkError } from "../../../provider/errors/linkError";
import { createDeclarations } from "../../../provider/link/declarations";

describe("the inputs that a program declares", () => {
  test("are those that were added, in any order of their keys, and no others", () => {
    const declarations = createDeclarations();
    declarations.add({ partnerId: "100", identity: { tenantId: "t", objectId: "a" } });
    const again = { identity: { objectId: "a", tenantId: "t" }, partnerId: "100" };
    expect(declarations.has(again)).toBe(true);
    expect(declarations.has({ ...again, partnerId: "200" })).toBe(false);
  });

  const inputs = { partnerId: "100", identity: { tenantId: "t" }, rebindFrom: ["1", "2"] };
  test.each([
    ["another value inside", { ...inputs, identity: { tenantId: "d" } }],
    ["another order of a list", { ...inputs, rebindFrom: ["2", "1"] }],
    ["a list that is an object", { ...inputs, rebindFrom: { 0: "1", 1: "2" } }],
    ["nothing in place of an object", { ...inputs, identity: null }],
    ["one property less", { partnerId: "100", identity: inputs.identity }],
  ])("are others where they differ by %s", (_what, other) => {
    const declarations = createDeclarations();
    declarations.add(inputs);
    expect(declarations.has(other)).toBe(false);
    declarations.add(other);
    expect(declarations.has(other)).toBe(true);
  });
});

describe("claims", () => {
  test("are there from the first one on, and only for their identity", () => {
    const claims = createDeclarations();
    expect(claims.isClaimed("t/a")).toBe(false);
    claims.claim("t/a", "100");
    expect([claims.isClaimed("t/a"), claims.isClaimed("t/b")]).toEqual([true, false]);
  });

  test("of one partner may be many", () => {
    const claims = createDeclarations();
    claims.claim("t/a", "100");
    expect(() => claims.claim("t/a", "100")).not.toThrow();
  });

  test("of another partner are refused, naming both and the identity, and the first one stays", () => {
    const claims = createDeclarations();
    claims.claim("t/a", "100");
    const second = () => claims.claim("t/a", "200");
    expect(second).toThrow(LinkError);
    expect(second).toThrow(/\(tenant\/object t\/a\) .* for partner 100 and for partner 200/);
    expect(() => claims.claim("t/a", "100")).not.toThrow();
    expect(() => claims.claim("t/b", "200")).not.toThrow();
  });

  test("for a partner not known yet do not forget, or hinder, the known one", () => {
    const claims = createDeclarations();
    claims.claim("t/a", undefined);
    expect(claims.isClaimed("t/a")).toBe(true);
    claims.claim("t/a", "100");
    claims.claim("t/a", undefined);
    expect(() => claims.claim("t/a", "200")).toThrow("for partner 100 and");
  });
});
