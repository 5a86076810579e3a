import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { checkLink } from "../../../provider/link/checkLink";
import { planLink } from "../../../provider/link/linkPlan";
import type { Allowed, LinkPlan, MayRebind } from "../../../provider/link/linkPlan";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless } from "./harmless";
import { hostileJson, hostileText } from "./hostile";

const ambient = { namespace: "azure-native" as const, config: () => undefined, env: {} };
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

  describe("a plan", () => {
    const optional = fc.option(partnerId, { nil: undefined });
    const situation = fc.record({
      wanted: partnerId,
      stands: optional,
      recorded: optional,
      allowed: fc.oneof(permission, fc.record({ isNamedByState: fc.boolean() })),
    });
    const record = (id?: string) => (id === undefined ? undefined : { partnerId: id });
    const planFor = ({ wanted, stands, recorded, allowed }: Situation): LinkPlan =>
      planLink(wanted, record(stands), recorded, allowed);
    const holds = (property: (situation: Situation, plan: LinkPlan) => void) =>
      always(1_000, situation, (one) => property(one, planFor(one)));
    const writes = ({ action }: LinkPlan) => action === "put" || action === "patch";

    test("writes only where the wanted link does not stand, and over nothing else than what stands", () => {
      holds(({ wanted, stands }, plan) => {
        expect(writes(plan) && stands === wanted).toBe(false);
        expect(plan.action === "put" && stands !== undefined).toBe(false);
        const named: unknown[] = Object.values(plan).filter((part) => typeof part === "object");
        expect(named).toEqual(named.map(() => record(stands)));
      });
    });

    test("once carried out leaves nothing to do", () => {
      holds(({ wanted, allowed }, plan) => {
        if (writes(plan) || plan.action === "adopt" || plan.action === "keep") {
          const next = planFor({ wanted, stands: wanted, recorded: wanted, allowed });
          expect(next.action).toBe("keep");
        }
      });
    });

    test("takes for its own only what is recorded so, and moves another link only where it may", () => {
      holds(({ recorded, allowed }, plan) => {
        if (plan.action === "keep" || plan.action === "adopt") {
          expect(plan.action === "keep").toBe(plan.observed.partnerId === recorded);
        }
        if (plan.action === "patch") {
          const { partnerId: from } = plan.from;
          expect(plan.takeOver).toBe(from !== recorded);
          expect(!plan.takeOver || permitted(allowed).includes(from)).toBe(true);
        }
      });
    });

    test("is not changed by more permission, except from a refusal to a takeover", () => {
      holds((one, plan) => {
        if (!one.allowed.isNamedByState) {
          const most = planFor({ ...one, allowed: { ifLinked: "rebind" } });
          const least = planFor({ ...one, allowed: {} });
          expect([most, least]).toContainEqual(plan);
          expect(least.action === "refuse" || isDeepStrictEqual(most, least)).toBe(true);
          expect(most.action).not.toBe("refuse");
        }
      });
    });

    test("writes nothing for a partner that only the state names", () => {
      holds((one) => {
        const plan = planFor({ ...one, allowed: { ...one.allowed, isNamedByState: true } });
        expect(writes(plan)).toBe(false);
      });
    });

    test("does not depend on which partners they are", () => {
      const renamed: Record<string, string> = { "1": "2", "2": "3", "3": "1" };
      const rename = <Value>(value: Value): Value =>
        JSON.parse(JSON.stringify(value ?? null), (_key, part: unknown) =>
          part === null ? undefined : typeof part === "string" ? (renamed[part] ?? part) : part,
        ) as Value;
      holds((one, plan) => expect(planFor(rename(one))).toEqual(rename(plan)));
    });
  });
});

interface Situation {
  wanted: string;
  stands?: string;
  recorded?: string;
  allowed: Allowed;
}

/** The partners whose link may be taken over, of all that are tried. */
function permitted({ ifLinked, rebindFrom }: Allowed): string[] {
  return rebindFrom ?? (ifLinked === "rebind" ? ["1", "2", "3"] : []);
}
