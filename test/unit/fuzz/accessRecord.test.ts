import fc from "fast-check";
import { accessChanges } from "../../../provider/access/accessChange";
import { createAccessRecord } from "../../../provider/access/accessRecord";
import { recordKeys, recordedAccess } from "../../../provider/access/recordedAccess";
import { unknownValue } from "../../../provider/properties";
import type { Properties } from "../../../provider/properties";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless } from "./harmless";
import { hostileJson } from "./hostile";

const recordOf = (say: (sentence: string) => void) =>
  createAccessRecord({
    say,
    ambient: () => ({ config: () => undefined, env: {} }),
    isAbandoned: () => Promise.resolve(false),
  });

// Few ids, so that equal ones meet.
const principalId = fc.constantFrom("one", "two");
const scope = fc.constantFrom(
  "/subscriptions/a",
  "/subscriptions/a/resourceGroups/x",
  "/subscriptions/b",
);
const place = fc.record({ scope, name: fc.constantFrom("m", "n"), given: fc.boolean() });
const permanent = fc.record({
  principalId,
  group: fc.boolean(),
  roleId: fc.constantFrom("listed", "other"),
  listed: fc.boolean(),
});
const declared = fc.record({
  component: fc.constant("fabrikam"),
  access: fc.constantFrom("lighthouse", "direct"),
  linkedObjectId: fc.constantFrom("", "one"),
  managingTenantId: fc.constantFrom("tenant-a", "tenant-b"),
  definition: place,
  places: fc.dictionary(fc.constantFrom("p", "q", "constructor"), place),
  permanent: fc.array(permanent, { maxLength: 3 }),
});

describe("records of access", () => {
  announceCases("records of access");

  test("whatever is declared or stored, nothing fails and what is said is harmless", () => {
    const keys = [...recordKeys, "scope", "name", "principalId", "roleId", "listed", "members"];
    const anything = fc.oneof(
      declared.map((one): Properties => one),
      fc.dictionary(fc.constantFrom(...recordKeys), hostileJson(...keys)),
      fc
        .tuple(declared, fc.constantFrom(...recordKeys), hostileJson(...keys))
        .map(([one, key, value]): Properties => ({ ...one, [key]: value })),
    );
    always(4_000, anything, anything, (olds, news) => {
      const record = recordOf((sentence) => expectHarmless(sentence, 6000));
      const { failures } = record.check(olds, news);
      expect(failures).toEqual([]);
      void record.diff("id", olds, news);
      void record.delete("id", olds);
      expectCleanPrototype();
    });
  });

  test("what did not change means nothing", () => {
    always(2_000, declared, (access) => {
      expect(accessChanges(recordedAccess(access), recordedAccess(access))).toEqual([]);
    });
  });

  test("what is not known yet is never called a loss", () => {
    always(2_000, declared, declared, fc.constantFrom("places", "permanent"), (old, now, key) => {
      const after = recordedAccess({ ...now, [key]: unknownValue });
      const told = accessChanges(recordedAccess(old), after).map(({ change }) => change);
      expect(told).not.toContain("loss");
    });
  });

  test("no loss is told of a scope where the principal goes on holding a listed role", () => {
    always(5_000, declared, declared, (old, now) => {
      for (const change of accessChanges(recordedAccess(old), recordedAccess(now))) {
        if (change.change === "loss") {
          const holds = now.permanent.some(
            (one) => one.principalId === change.principalId && one.listed,
          );
          const kept = holds ? Object.values(now.places).map((one) => one.scope) : [];
          for (const lost of change.scopes) {
            expect(kept.filter((outer) => lost === outer || lost.startsWith(`${outer}/`))).toEqual(
              [],
            );
          }
        }
      }
    });
  });
});
