import { readSubject } from "../../../provider/identity/accessToken";

const tid = "11111111-1111-4111-8111-111111111111";
const oid = "22222222-2222-4222-8222-222222222222";
const appid = "33333333-3333-4333-8333-333333333333";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (claims: object) => `${encode({ alg: "none" })}.${encode(claims)}.signature`;

describe("readSubject", () => {
  test("reads tenant, object and client, in lower case", () => {
    const claims = {
      tid: tid.toUpperCase(),
      oid: "ABCDEF00-2222-4222-8222-222222222222",
      appid,
      idtyp: "app",
    };
    expect(readSubject(token(claims))).toEqual({
      tenantId: tid,
      objectId: "abcdef00-2222-4222-8222-222222222222",
      clientId: appid,
      kind: "service principal",
      userName: undefined,
    });
  });

  test.each<[string, object, string]>([
    ["idtyp app", { idtyp: "app" }, "service principal"],
    ["idtyp app, whatever else there is", { idtyp: "app", scp: "x" }, "service principal"],
    ["idtyp user", { idtyp: "user" }, "user"],
    ["no idtyp, and delegated permissions", { scp: "user_impersonation" }, "user"],
    ["no idtyp, and a sign-in name", { upn: "ada@example.test" }, "user"],
    ["no idtyp, and a guest's name", { unique_name: "live.com#ada@example.test" }, "user"],
    ["nothing of these", {}, "service principal"],
  ])("tells the kind by %s", (_title, claims, kind) => {
    expect(readSubject(token({ tid, oid, ...claims }))).toMatchObject({ kind });
  });

  test.each<[string, object, string | undefined]>([
    ["upn", { upn: "ada@example.test", unique_name: "other" }, "ada@example.test"],
    ["unique_name", { unique_name: "ada@example.test" }, "ada@example.test"],
    ["preferred_username", { preferred_username: "ada@example.test" }, "ada@example.test"],
    ["no name, but a number", { upn: 5 }, undefined],
    ["a name that would rewrite the screen", { upn: "a\u001b[2J\u202eda" }, "a [2J da"],
  ])("tells the user's name by %s", (_title, claims, userName) => {
    expect(readSubject(token({ tid, oid, idtyp: "user", ...claims })).userName).toBe(userName);
  });

  test("reads the client of a v2 token", () => {
    expect(readSubject(token({ tid, oid, azp: appid }))).toMatchObject({ clientId: appid });
  });

  test.each<[string, string]>([
    ["no tenant", token({ oid })],
    ["no object", token({ tid })],
    ["an object that is no GUID", token({ tid, oid: "me" })],
    ["claims that are no object", `a.${encode([tid])}.c`],
    ["claims that are no JSON", "a.b.c"],
    ["nothing", ""],
  ])("refuses a token with %s, without showing it", (_title, text) => {
    expect(() => readSubject(text)).toThrow(/does not say whose it is.*nothing was asked of Azure/);
    expect(() => readSubject(text)).not.toThrow(text === "" ? "signature" : text);
  });
});
