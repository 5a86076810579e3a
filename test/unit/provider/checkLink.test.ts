import type { Properties } from "../../../provider/properties";
import { unknownValue } from "../../../provider/properties";
import { checkLink } from "../../../provider/link/checkLink";
import { ambientOf } from "./ambients";

const tenantId = "11111111-1111-4111-8111-111111111111";
const objectId = "22222222-2222-4222-8222-222222222222";
const clientId = "33333333-3333-4333-8333-333333333333";
const guid = "ABCDEF00-1111-4111-8111-111111111111";

const check = (news: Properties, env: Record<string, string> = {}) =>
  checkLink({}, news, ambientOf(env));
const identityOf = (identity: unknown, env = {}) => check({ partnerId: "1", identity }, env);

/** The only failure there is. */
function failureOf(news: Properties, env = {}): { property: string; reason: string } {
  const { failures } = check(news, env);
  expect(failures).toHaveLength(1);
  return failures[0] ?? { property: "", reason: "" };
}

describe("a partner id", () => {
  test.each<[unknown, string]>([
    ["1234567", "1234567"],
    [1234567, "1234567"],
    ["  1234567\n", "1234567"],
    ["0012", "0012"],
  ])("%p is stored as %p", (partnerId, stored) => {
    expect(check({ partnerId })).toEqual({ inputs: { partnerId: stored }, failures: [] });
  });

  test.each<unknown>(["12a", "-12", "1.5", 1.5, -1, "1e6", "", "  ", "١٢", true, ["1"], {}])(
    "%p is refused, with the place where the right one stands",
    (partnerId) => {
      expect(failureOf({ partnerId })).toEqual({
        property: "partnerId",
        reason: expect.stringMatching(/not made of digits only.*"Associated PartnerID"/),
      });
    },
  );

  test.each([undefined, null])("must not be missing (%p)", (partnerId) => {
    expect(failureOf({ partnerId })).toEqual({
      property: "partnerId",
      reason: expect.stringMatching(/^is missing/),
    });
  });

  test("that is a GUID is told what that is, and where it goes", () => {
    const { property, reason } = failureOf({ partnerId: ` ${guid} ` });
    expect(property).toBe("partnerId");
    expect(reason).toMatch(/is a GUID.*customer usage attribution.*azure-native:partnerId/);
  });
});

describe("what is not known yet", () => {
  test("is left alone, value by value", () => {
    const news = {
      partnerId: unknownValue,
      expectedPartnerName: unknownValue,
      ifLinked: unknownValue,
      onDelete: unknownValue,
      whenUnreachable: unknownValue,
      identity: { tenantId: unknownValue, clientSecret: unknownValue, useMsi: unknownValue },
    };
    const { inputs, failures } = check(news);
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...news, tenantId: unknownValue });
  });

  test("may be the whole identity", () => {
    const news = { partnerId: "1", identity: unknownValue };
    expect(check(news)).toEqual({ inputs: news, failures: [] });
  });

  test.each([unknownValue, [unknownValue], ["2", unknownValue]])(
    "may be the partners to rebind from, all or some: %p",
    (rebindFrom) => {
      const news = { partnerId: "1", rebindFrom };
      expect(check(news)).toEqual({ inputs: news, failures: [] });
    },
  );

  test("does not hide what is wrong beside it", () => {
    const { failures } = identityOf({ tenantId: unknownValue, clientId: "nonsense" });
    expect(failures).toMatchObject([{ property: "identity.clientId" }]);
  });

  test("keeps half a credential from being one already", () => {
    expect(identityOf({ clientSecret: "x", tenantId: unknownValue }).failures).toEqual([]);
  });
});

describe("settings", () => {
  test.each<[Properties]>([
    [{ ifLinked: "fail" }],
    [{ ifLinked: "rebind" }],
    [{ rebindFrom: ["7", "8"] }],
    [{ rebindFrom: [] }],
    [{ ifLinked: "rebind", rebindFrom: ["7"] }],
    [{ onDelete: "unlink" }],
    [{ onDelete: "keep" }],
    [{ whenUnreachable: "fail" }],
    [{ whenUnreachable: "keep" }],
    [{ expectedPartnerName: " Contoso " }],
  ])("%p are stored as they are", (setting) => {
    const news = { partnerId: "1", ...setting };
    expect(check(news)).toEqual({ inputs: news, failures: [] });
  });

  test.each<[string, Properties, RegExp]>([
    ["ifLinked", { ifLinked: "move" }, /"fail" or "rebind"/],
    ["ifLinked", { ifLinked: { rebindFrom: ["7"] } }, /"fail" or "rebind"/],
    ["rebindFrom", { rebindFrom: "7" }, /must be a list of partner ids/],
    ["rebindFrom", { rebindFrom: ["7"], ifLinked: "fail" }, /beside ifLinked: "fail"/],
    ["rebindFrom[1]", { rebindFrom: ["7", "x"] }, /digits only/],
    ["onDelete", { onDelete: "remove" }, /"unlink" or "keep"/],
    ["whenUnreachable", { whenUnreachable: true }, /"fail" or "keep"/],
    ["expectedPartnerName", { expectedPartnerName: "  " }, /text that is not empty/],
    ["expectedPartnerName", { expectedPartnerName: 7 }, /must be a text.*give the partner's name/],
    ["partnerId", { partnerId: 1e21 }, /too long to be kept exactly/],
    ["partnerId", { partnerId: 2 ** 60 }, /too long to be kept exactly, so write it as a text/],
    [
      "color",
      { color: "blue" },
      /it has partnerId, expectedPartnerName, ifLinked, rebindFrom, identity/,
    ],
  ])("%s is refused in %p", (property, setting, reason) => {
    expect(failureOf({ partnerId: "1", ...setting })).toEqual({
      property,
      reason: expect.stringMatching(reason),
    });
  });

  test("of partners to rebind from are trimmed and made text", () => {
    const { inputs } = check({ partnerId: "1", rebindFrom: [" 2 ", 3] });
    expect(inputs.rebindFrom).toEqual(["2", "3"]);
  });

  test("that belong into identity are told so", () => {
    expect(failureOf({ partnerId: "1", clientId })).toEqual({
      property: expect.stringMatching(/^(identity\.)?clientId$/),
      reason: expect.stringContaining("identity: { clientId }"),
    });
  });

  test("that are not set are not stored", () => {
    const news = { partnerId: "1", onDelete: undefined, origin: null, identity: undefined };
    expect(check(news)).toEqual({ inputs: { partnerId: "1" }, failures: [] });
  });

  test("that are wrong are all told at once, and the words come back as they were", () => {
    const news = { partnerId: "x", onDelete: "y", identity: { clientId: "z" } };
    const { inputs, failures } = check(news);
    expect(failures.map(({ property }) => property)).toEqual([
      "partnerId",
      "onDelete",
      "identity.clientId",
    ]);
    expect(inputs).toEqual(news);
  });
});

describe("an identity", () => {
  test("gets its GUIDs and texts normalised, and its pins echoed", () => {
    const { inputs, failures } = identityOf({
      tenantId: ` ${guid} `,
      clientId: guid,
      objectId: guid,
      clientSecret: " secret ",
      allowUser: "true",
      newPrincipal: false,
    });
    expect(failures).toEqual([]);
    const normal = guid.toLowerCase();
    expect(inputs).toEqual({
      partnerId: "1",
      tenantId: normal,
      objectId: normal,
      identity: {
        tenantId: normal,
        clientId: normal,
        objectId: normal,
        clientSecret: "secret",
        allowUser: true,
        newPrincipal: false,
      },
    });
  });

  test.each<[string, unknown]>([
    ["identity.tenantId", { tenantId: "contoso.example" }],
    ["identity.clientId", { clientId: "123" }],
    ["identity.objectId", { objectId: `${objectId}0` }],
    ["identity.clientSecret", { tenantId, clientId, clientSecret: "" }],
    ["identity.clientSecret", { tenantId, clientId, clientSecret: 5 }],
    ["identity.useMsi", { useMsi: "yes" }],
    ["identity.secret", { secret: "x" }],
    ["identity.toString", { toString: "x" }],
    ["identity", "me"],
    ["identity", ["me"]],
    ["identity.clientCertificatePassword", { tenantId, clientCertificatePassword: "x" }],
    ["identity.tenantId", { clientId, clientSecret: "x" }],
    ["identity.clientId", { tenantId, clientCertificatePath: "app.pem" }],
    ["identity.clientId", { tenantId, useOidc: true }],
    ["identity.environment", { environment: "moon" }],
    ["identity.metadataHost", { metadataHost: "http://host.example" }],
  ])("is refused at %s in %p", (property, identity) => {
    expect(failureOf({ partnerId: "1", identity })).toMatchObject({ property });
  });

  test.each(["oidcToken", "oidcRequestToken", "oidcRequestUrl"])(
    "is refused with %s, which must not be stored, and told where it goes",
    (key) => {
      expect(failureOf({ partnerId: "1", identity: { [key]: "SECRET-VALUE" } })).toEqual({
        property: `identity.${key}`,
        reason: expect.stringMatching(
          new RegExp(
            `must not be stored: set its environment variable, or .* azure-native:${key} with --secret`,
          ),
        ),
      });
    },
  );

  test("may take the missing part of a credential from the surroundings", () => {
    const env = { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId };
    expect(identityOf({ clientSecret: "x" }, env).failures).toEqual([]);
  });

  test("is not judged by what only the environment says, which is another one at up", () => {
    const env = { ARM_CLIENT_SECRET: "x", ARM_ENVIRONMENT: "moon" };
    expect(check({ partnerId: "1" }, env).failures).toEqual([]);
    expect(identityOf({ tenantId, clientId }).failures).toEqual([]);
  });

  test("never has its secrets told", () => {
    const { failures } = identityOf({
      clientSecret: ["SECRET-VALUE"],
      clientCertificatePassword: { value: "SECRET-VALUE" },
    });
    expect(failures).not.toEqual([]);
    expect(JSON.stringify(failures)).not.toContain("SECRET-VALUE");
  });
});
