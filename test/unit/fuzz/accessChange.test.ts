import fc from "fast-check";
import { accessChanges } from "../../../sdk/nodejs/access/change/accessChange";
import { changeSentence } from "../../../sdk/nodejs/access/change/changeSentence";
import { recordedAccess } from "../../../sdk/nodejs/access/change/recordedAccess";
import { notYetKnown } from "../../../sdk/nodejs/access/facts/known";
import { always, announceCases } from "./always";
import { expectCleanPrototype, expectHarmless } from "./harmless";
import { hostileJson } from "./hostile";

const recordKeys = [
  ...["mode", "linkedObjectId", "managingTenantId", "definition"],
  ...["places", "permanent", "eligible"],
];

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
  mode: fc.constantFrom("lighthouse", "direct"),
  linkedObjectId: fc.constantFrom("", "one"),
  managingTenantId: fc.constantFrom("tenant-a", "tenant-b"),
  definition: place,
  places: fc.dictionary(fc.constantFrom("p", "q", "constructor"), place),
  permanent: fc.array(permanent, { maxLength: 3 }),
});

describe("changes of access", () => {
  announceCases("changes of access");

  test("whatever is declared or stored, nothing fails and what is said is harmless", () => {
    const keys = [...recordKeys, "scope", "name", "principalId", "roleId", "listed", "members"];
    const anything = fc.oneof(
      declared,
      hostileJson(...keys),
      fc.dictionary(fc.constantFrom(...recordKeys), hostileJson(...keys)),
      fc
        .tuple(declared, fc.constantFrom(...recordKeys), hostileJson(...keys))
        .map(([one, key, value]) => ({ ...one, [key]: value })),
    );
    always(4_000, anything, anything, (olds, news) => {
      for (const change of accessChanges(recordedAccess(olds), recordedAccess(news))) {
        expectHarmless(changeSentence("fabrikam", change), 6000);
      }
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
      const after = recordedAccess({ ...now, [key]: notYetKnown });
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
