import { createClaims } from "../../../provider/link/claims";

describe("claims", () => {
  test("are there from the first one on, and only for their identity", () => {
    const claims = createClaims();
    expect(claims.has("t/a")).toBe(false);
    expect(claims.claim("t/a", "100")).toBeUndefined();
    expect([claims.has("t/a"), claims.has("t/b")]).toEqual([true, false]);
  });

  test("of one partner may be many", () => {
    const claims = createClaims();
    claims.claim("t/a", "100");
    expect(claims.claim("t/a", "100")).toBeUndefined();
  });

  test("of another partner are told the one that was first, and it stays", () => {
    const claims = createClaims();
    claims.claim("t/a", "100");
    expect(claims.claim("t/a", "200")).toBe("100");
    expect(claims.claim("t/a", "100")).toBeUndefined();
    expect(claims.claim("t/b", "200")).toBeUndefined();
  });

  test("for a partner not known yet do not forget, or hinder, the known one", () => {
    const claims = createClaims();
    claims.claim("t/a", undefined);
    expect(claims.has("t/a")).toBe(true);
    expect(claims.claim("t/a", "100")).toBeUndefined();
    expect(claims.claim("t/a", undefined)).toBeUndefined();
    expect(claims.claim("t/a", "200")).toBe("100");
  });
});
