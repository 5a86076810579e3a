import {
  claimsFileName,
  claimsText,
  claimText,
  draftName,
  parseClaims,
  parseClaimsFileName,
} from "../../../../provider/claims/claimsFile";

const sign = { pid: 4711, place: "0123abcd4567.4026531836", started: "98765" };
const claims = new Map([
  ["11111111-1111-1111-1111-111111111111/22222222-2222-2222-2222-222222222222", "1234567"],
  ["11111111-1111-1111-1111-111111111111/33333333-3333-3333-3333-333333333333", undefined],
]);

/** Other releases write and read this: it may get more, and loses nothing. */
const published = `{"version":1,"pid":4711,"place":"0123abcd4567.4026531836","started":"98765","claims":{"11111111-1111-1111-1111-111111111111/22222222-2222-2222-2222-222222222222":"1234567","11111111-1111-1111-1111-111111111111/33333333-3333-3333-3333-333333333333":""}}\n`;

describe("the published file of claims", () => {
  test("is this text, to the letter, and is read as what was written", () => {
    const texts = [...claims].map(([id, partnerId]) => claimText(id, partnerId));
    expect(claimsText(sign, texts)).toBe(published);
    expect(parseClaims(published, sign)).toEqual(claims);
  });

  test("is named after its process and the run that it serves", () => {
    const name = claimsFileName(sign, 3);
    expect(name).toBe("4711-0123abcd4567.4026531836-98765-3.json");
    expect(parseClaimsFileName(name)).toEqual({ ...sign, run: 3, isDraft: false });
    expect(parseClaimsFileName(draftName(name))).toEqual({ ...sign, run: 3, isDraft: true });
  });

  test("is named so without /proc, too", () => {
    const local = { pid: 1, place: "local", started: "t1764194400000" };
    expect(parseClaimsFileName(claimsFileName(local, 1))).toEqual({
      ...local,
      run: 1,
      isDraft: false,
    });
  });

  test.each([
    "",
    ".json",
    "notes.txt",
    "4711.json",
    "4711-a-b-1.json",
    "x4711-a-1-1.json",
    "4711-a-1-1.json~",
  ])("is not any file: %s", (name) => expect(parseClaimsFileName(name)).toBeUndefined());

  test("may hold more than is known here", () => {
    const more = published.replace("{", '{"since":"today",');
    expect(parseClaims(more, sign)).toEqual(claims);
  });

  test.each([
    ["", "no JSON"],
    [published.slice(0, 40), "no JSON"],
    ["null", "another release"],
    ['"text"', "another release"],
    [published.replace('"version":1', '"version":2'), "another release"],
    [published.replace("4711", "4712"), "not name the process"],
    [published.replace("98765", "98764"), "not name the process"],
    [published.replace("0123", "0124"), "not name the process"],
    [published.replace('"claims"', '"claim"'), "no claims"],
    [published.replace(/"claims":.*/, '"claims":"all"}'), "no claims"],
    [published.replace(/"claims":.*/, '"claims":null}'), "no claims"],
    [published.replace(/"claims":.*/, '"claims":[]}'), "no claims"],
    [published.replace('"1234567"', "1234567"), "no claims"],
  ])("cannot be used, with the reason, where it is %s", (text, why) => {
    expect(parseClaims(text, sign)).toContain(why);
  });

  test("takes an identity's name for nothing but a name", () => {
    const odd = published.replace(/"claims":.*/, '"claims":{"__proto__":"1"}}');
    expect(parseClaims(odd, sign)).toEqual(new Map([["__proto__", "1"]]));
  });
});
