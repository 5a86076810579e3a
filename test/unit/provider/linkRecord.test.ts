import { parseRecord } from "../../../provider/link/linkRecord";

const subject = {
  tenantId: "11111111-1111-4111-8111-111111111111",
  objectId: "22222222-2222-4222-8222-222222222222",
  kind: "service principal",
} as const;
const properties = {
  partnerId: "1234567",
  partnerName: "Contoso Ltd",
  tenantId: subject.tenantId,
  objectId: subject.objectId,
  version: 4,
  updatedTime: "2026-01-02T03:04:05.6789012Z",
  createdTime: "2025-01-02T03:04:05.678901Z",
  state: "Active",
};
const parse = (change: object = {}) =>
  parseRecord({ etag: 4, name: "1234567", properties: { ...properties, ...change } }, subject);

describe("parseRecord", () => {
  test("reads a link, digits of the times included", () => {
    expect(parse()).toEqual({
      record: {
        partnerId: "1234567",
        partnerName: "Contoso Ltd",
        state: "Active",
        version: 4,
        createdTime: "2025-01-02T03:04:05.678901Z",
        updatedTime: "2026-01-02T03:04:05.6789012Z",
      },
    });
  });

  test("needs the partner id and nothing else", () => {
    expect(parseRecord({ properties: { partnerId: "1" } }, subject)).toEqual({
      record: { partnerId: "1" },
    });
  });

  test.each<[string, object, object]>([
    ["a partner id that is a number", { partnerId: 1234567 }, { partnerId: "1234567" }],
    ["a version that is text", { version: "4" }, { version: 4 }],
    ["a version that is none", { version: "4.5" }, { version: undefined }],
    ["a negative version", { version: -1 }, { version: undefined }],
    ["a time that is none", { createdTime: "yesterday" }, { createdTime: undefined }],
    ["an empty name", { partnerName: " " }, { partnerName: undefined }],
    [
      "a name that would rewrite the screen",
      { partnerName: "A\u001b[2J" },
      { partnerName: "A [2J" },
    ],
    [
      "identity in capitals",
      { tenantId: subject.tenantId.toUpperCase() },
      { partnerId: "1234567" },
    ],
    ["an unknown state", { state: "Paused" }, { state: "Paused" }],
  ])("copes with %s", (_title, change, record) => {
    expect(parse(change)).toMatchObject({ record });
  });

  test.each(["Deleted", "deleted"])("takes the state %s for no link", (state) => {
    expect(parse({ state })).toEqual({ none: true });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["text", "ok"],
    ["a list", { value: [{ properties }] }],
    ["flat properties", properties],
    ["no partner id", { properties: { ...properties, partnerId: undefined } }],
    ["an empty partner id", { properties: { ...properties, partnerId: "" } }],
    ["a partner id that is no number", { properties: { ...properties, partnerId: "v-org" } }],
  ])("does not believe %s", (_title, body) => {
    expect(parseRecord(body, subject)).toEqual({ unusable: "the answer names no partner id" });
  });

  test.each(["tenantId", "objectId"] as const)("does not believe another %s", (name) => {
    const other = "99999999-9999-4999-8999-999999999999";
    expect(parse({ [name]: other })).toEqual({
      unusable: `the answer is about another identity (${name} ${other})`,
    });
  });

  test("does not take another identity's removed link for ours", () => {
    const other = "99999999-9999-4999-8999-999999999999";
    expect(parse({ state: "Deleted", objectId: other })).toHaveProperty("unusable");
  });
});
