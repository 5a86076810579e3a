import { compareIdentities, differs, needsAzure } from "../../../provider/link/compareLink";
import type { IdentityChange } from "../../../provider/link/compareLink";
import type { Identity } from "../../../provider/identity/declaredIdentity";
import { unknownValue } from "../../../provider/properties";

const tenantId = "aaaa1111-1111-4111-8111-111111111111";
const objectId = "bbbb2222-2222-4222-8222-222222222222";
const clientId = "33333333-3333-4333-8333-333333333333";
const other = "99999999-9999-4999-8999-999999999999";

describe("compareIdentities", () => {
  const full: Identity = { tenantId, clientId, clientSecret: "one" };

  const cases: [string, Identity | undefined, unknown, IdentityChange][] = [
    ["the same words", full, { ...full }, "none"],
    ["the same words in another order", full, { clientSecret: "one", clientId, tenantId }, "none"],
    ["nothing declared, before and now", undefined, undefined, "none"],
    ["nothing declared, before and now, in other words", undefined, {}, "none"],
    ["another secret", full, { ...full, clientSecret: "two" }, "same"],
    [
      "another way to sign in",
      full,
      { tenantId, clientId, clientCertificatePath: "app.pem" },
      "same",
    ],
    [
      "the recorded tenant, in capitals",
      full,
      { ...full, tenantId: tenantId.toUpperCase() },
      "same",
    ],
    ["another client", full, { ...full, clientId: other }, "other"],
    ["another tenant", full, { ...full, tenantId: other }, "other"],
    ["another tenant alone", { tenantId }, { tenantId: other }, "other"],
    ["a tenant that is not the recorded one", undefined, { tenantId: other }, "other"],
    ["an object that is not the recorded one", full, { ...full, objectId: other }, "other"],
    ["the recorded object, pinned", full, { ...full, objectId }, "same"],
    ["the recorded pins instead of a client", full, { tenantId, objectId }, "same"],
    [
      "the recorded pins, in capitals",
      full,
      { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase() },
      "same",
    ],
    [
      "another client under the recorded pins",
      full,
      { tenantId, objectId, clientId: other, clientSecret: "two" },
      "same",
    ],
    ["a client where only a tenant was named", { tenantId }, full, "unsure"],
    ["only a tenant where a client was named", full, { tenantId }, "unsure"],
    ["nothing where a client was named", full, undefined, "unsure"],
    ["a managed identity where a client was named", full, { useMsi: true }, "unsure"],
    ["the recorded object alone", undefined, { objectId }, "unsure"],
    ["an identity that is not known", full, unknownValue, "unknown"],
    ["an identity not known in part", full, { ...full, clientSecret: unknownValue }, "unknown"],
    [
      "another client, not known in part",
      full,
      { ...full, clientId: other, clientSecret: unknownValue },
      "unknown",
    ],
  ];
  test.each(cases)("%s", (_title, before, now, change) => {
    const olds = { identity: before, tenantId, objectId };
    expect(compareIdentities(olds, { identity: now })).toBe(change);
  });
});

describe("a difference in partner or settings", () => {
  const olds = {
    partnerId: "100",
    linkedPartnerId: "100",
    expectedPartnerName: "Contoso",
    rebindFrom: ["200"],
    tenantId,
    objectId,
  };
  const news = {
    partnerId: "100",
    expectedPartnerName: "Contoso",
    rebindFrom: ["200"],
  };

  test("is none between the same words", () => {
    expect([differs(olds, news), needsAzure(olds, news)]).toEqual([false, false]);
  });

  test.each<[string, object, object]>([
    ["another partner", {}, { partnerId: "200" }],
    ["a partner not known yet", {}, { partnerId: unknownValue }],
    ["a drift that a refresh saw", { partnerId: "200" }, {}],
    ["a drift to what is declared now", { partnerId: "200" }, { partnerId: "200" }],
    ["another expected name", {}, { expectedPartnerName: "Fabrikam" }],
    ["no expected name any more", {}, { expectedPartnerName: undefined }],
  ])("asks Azure for %s", (_title, before, now) => {
    const changed = [
      { ...olds, ...before },
      { ...news, ...now },
    ] as const;
    expect([differs(...changed), needsAzure(...changed)]).toEqual([true, true]);
  });

  test.each<[string, object]>([
    ["another list", { rebindFrom: ["300"] }],
    ["no list any more", { rebindFrom: undefined }],
    ["ifLinked", { ifLinked: "rebind" }],
    ["onDelete", { onDelete: "keep" }],
    ["whenUnreachable", { whenUnreachable: "keep" }],
  ])("asks nobody for %s", (_title, now) => {
    const changed = [olds, { ...news, ...now }] as const;
    expect([differs(...changed), needsAzure(...changed)]).toEqual([true, false]);
  });
});
