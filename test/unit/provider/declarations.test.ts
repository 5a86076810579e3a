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
  test("are there from the first one on, and only for their identity", async () => {
    const claims = createDeclarations();
    expect(await claims.claimOn("t/a")).toBeUndefined();
    await claims.claim("t/a", "100");
    expect(await claims.claimOn("t/a")).toEqual({ partnerId: "100" });
    expect(await claims.claimOn("t/b")).toBeUndefined();
  });

  test("of one partner may be many", async () => {
    const claims = createDeclarations();
    await claims.claim("t/a", "100");
    await expect(claims.claim("t/a", "100")).resolves.toBeUndefined();
  });

  test("of another partner are refused, naming both and the identity, and the first one stays", async () => {
    const claims = createDeclarations();
    await claims.claim("t/a", "100");
    const second = claims.claim("t/a", "200");
    await expect(second).rejects.toThrow(LinkError);
    await expect(second).rejects.toThrow(
      /\(tenant\/object t\/a\) .* for partner 100 and for partner 200/,
    );
    await expect(claims.claim("t/a", "100")).resolves.toBeUndefined();
    await expect(claims.claim("t/b", "200")).resolves.toBeUndefined();
  });

  test("for a partner not known yet do not forget, or hinder, the known one", async () => {
    const claims = createDeclarations();
    await claims.claim("t/a", undefined);
    expect(await claims.claimOn("t/a")).toEqual({ partnerId: undefined });
    await claims.claim("t/a", "100");
    await claims.claim("t/a", undefined);
    await expect(claims.claim("t/a", "200")).rejects.toThrow("for partner 100 and");
    expect(await claims.claimOn("t/a")).toEqual({ partnerId: "100" });
  });
});

describe("claims beside other processes", () => {
  /** What the others claim of the one identity, and what this process has published. */
  const beside = (...others: (string | undefined)[]) => {
    const published: (string | undefined)[] = [];
    const claims = createDeclarations({
      publish: (_id, partnerId) => {
        published.push(partnerId);
        return Promise.resolve(others);
      },
      look: () => Promise.resolve(others),
    });
    return { claims, published };
  };

  test("are published, with the partner where it is known", async () => {
    const { claims, published } = beside();
    await claims.claim("t/a", undefined);
    await claims.claim("t/a", "100");
    await claims.claim("t/a", undefined);
    expect(published).toEqual([undefined, "100", "100"]);
  });

  test("are refused where another process has another partner, and the identity stays claimed", async () => {
    const { claims, published } = beside(undefined, "200");
    const claim = claims.claim("t/a", "100");
    await expect(claim).rejects.toThrow(LinkError);
    await expect(claim).rejects.toThrow(
      /\(tenant\/object t\/a\) .* for partner 200 and for partner 100/,
    );
    // Not for the refused partner, or the other process would refuse its own.
    expect(published).toEqual(["100", undefined]);
    expect(await claims.claimOn("t/a")).toEqual({ partnerId: "200" });
  });

  test("are refused in the same words where the refused partner cannot be taken back", async () => {
    let publications = 0;
    const claims = createDeclarations({
      publish: () =>
        (publications += 1) === 1
          ? Promise.resolve(["200"])
          : Promise.reject(new LinkError("No folder.")),
      look: () => Promise.resolve([]),
    });
    await expect(claims.claim("t/a", "100")).rejects.toThrow("for partner 200 and for partner 100");
    expect(publications).toBe(2);
  });

  test.each([[["100"]], [[undefined]], [["100", undefined]]])(
    "are taken beside those of the same partner, or of one not known yet (%j)",
    async (others) => {
      const { claims } = beside(...others);
      await expect(claims.claim("t/a", "100")).resolves.toBeUndefined();
    },
  );

  test("for a partner not known yet are taken beside those of any partner", async () => {
    const { claims } = beside("100", "200");
    await expect(claims.claim("t/a", undefined)).resolves.toBeUndefined();
  });

  test("are seen from both sides: theirs alone, theirs with the partner, and ours without asking", async () => {
    expect(await beside().claims.claimOn("t/a")).toBeUndefined();
    expect(await beside(undefined).claims.claimOn("t/a")).toEqual({ partnerId: undefined });
    expect(await beside(undefined, "100").claims.claimOn("t/a")).toEqual({ partnerId: "100" });
    const { claims } = beside("100");
    await claims.claim("t/b", undefined);
    expect(await claims.claimOn("t/b")).toEqual({ partnerId: "100" });
  });

  const failing = (failure: Error) => ({
    publish: () => Promise.reject(failure),
    look: () => Promise.reject(failure),
  });

  test("that cannot be published fail in a sentence with the identity, and count here all the same", async () => {
    const claims = createDeclarations(failing(new LinkError("No folder.")));
    await expect(claims.claim("t/a", "100")).rejects.toThrow(
      "Did not touch the link of tenant/object t/a. No folder.",
    );
    expect(await claims.claimOn("t/a")).toEqual({ partnerId: "100" });
    await expect(claims.claimOn("t/b")).rejects.toThrow("No folder.");
  });

  test("fail as a defect where the failure is one", async () => {
    const claims = createDeclarations(failing(new TypeError("x is not a function")));
    await expect(claims.claim("t/a", "100")).rejects.toThrow(TypeError);
  });
});
