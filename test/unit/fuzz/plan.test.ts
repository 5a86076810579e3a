import fc from "fast-check";
import { checkLink } from "../../../provider/link/checkLink";
import { planLink } from "../../../provider/link/linkPlan";
import type { MayRebind } from "../../../provider/link/linkPlan";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless } from "./harmless";
import { hostileJson, hostileText } from "./hostile";

const ambient = { config: () => undefined, env: {} };
const keys = ["partnerId", "identity", "ifLinked", "rebindFrom", "onDelete", "expectedPartnerName"];

// Few ids, so that equal ones meet.
const partnerId = fc.constantFrom("1", "2", "3");
const permission = fc.constantFrom<MayRebind>(
  {},
  { ifLinked: "fail" },
  { ifLinked: "rebind" },
  { rebindFrom: ["2"] },
  { rebindFrom: [] },
  { ifLinked: "rebind", rebindFrom: ["2"] },
);

describe("what a program declares, and what is decided from it", () => {
  announceCases("declarations and plans");

  test("any declaration is taken, or refused by property and reason in harmless words", () => {
    const known = fc.record(
      {
        partnerId: fc.oneof(hostileText, fc.nat(), hostileJson()),
        identity: hostileJson("tenantId", "clientId", "clientSecret", "useOidc", "environment"),
        ifLinked: hostileJson(),
        rebindFrom: hostileJson(),
        expectedPartnerName: hostileJson(),
        onDelete: hostileText,
      },
      { requiredKeys: [] },
    );
    const declaration = fc.oneof(known, fc.dictionary(hostileText, hostileJson(...keys)));
    always(15_000, declaration, (news) => {
      const { inputs, failures } = checkLink({}, news, ambient);
      for (const { property, reason } of failures) {
        expectHarmless(property, 400);
        expectHarmless(reason, 1000);
      }
      if (failures.length === 0) {
        expect(String(inputs.partnerId)).toMatch(/^\d+$/);
        // What is stored is taken again: from a state, by ignoreChanges, or from a generated program.
        expect(checkLink(inputs, inputs, ambient)).toEqual({ inputs, failures: [] });
        expect(checkLink({}, inputs, ambient)).toEqual({ inputs, failures: [] });
      }
      expectCleanPrototype();
    });
  });

  test("a plan never writes over a partner that it may not move, and never writes what stands", () => {
    const observed = fc.option(partnerId, { nil: undefined });
    const recorded = fc.option(partnerId, { nil: undefined });
    always(5_000, partnerId, observed, recorded, permission, (wanted, stands, ours, allowed) => {
      const plan = planLink(wanted, stands ? { partnerId: stands } : undefined, ours, allowed);
      const mayMove =
        stands === ours ||
        (allowed.rebindFrom?.includes(stands ?? "") ?? allowed.ifLinked === "rebind");
      const meant = !stands
        ? "put"
        : stands === wanted
          ? ours === wanted
            ? "keep"
            : "adopt"
          : mayMove
            ? "patch"
            : "refuse";
      expect(plan.action).toBe(meant);
    });
  });
});
