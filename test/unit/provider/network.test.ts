import { explainNetwork } from "../../../provider/errors/network";

const host = "https://arm.example";
const withCode = (code: string, message = "x") => Object.assign(new Error(message), { code });

describe("explainNetwork", () => {
  const untrusted =
    /TLS certificate of https:\/\/arm\.example is not trusted \(.*NODE_EXTRA_CA_CERTS/;
  const unresolved = /name https:\/\/arm\.example could not be resolved \(.*HTTPS_PROXY/;
  const unconnected = /connection to https:\/\/arm\.example failed or was cut \(.*HTTPS_PROXY/;
  test.each<[unknown, RegExp]>([
    [withCode("SELF_SIGNED_CERT_IN_CHAIN"), untrusted],
    [withCode("DEPTH_ZERO_SELF_SIGNED_CERT"), untrusted],
    [withCode("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), untrusted],
    [withCode("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), untrusted],
    [withCode("CERT_HAS_EXPIRED"), untrusted],
    [withCode("ERR_TLS_CERT_ALTNAME_INVALID"), untrusted],
    [new Error("unable to verify the first certificate"), untrusted],
    [withCode("ENOTFOUND"), unresolved],
    [withCode("EAI_AGAIN"), unresolved],
    [withCode("ECONNREFUSED"), unconnected],
    [withCode("ECONNRESET"), unconnected],
    [withCode("ETIMEDOUT"), unconnected],
    [withCode("ENETUNREACH"), unconnected],
    [new Error("socket hang up"), unconnected],
    [
      new Error("outer", { cause: new Error("inner", { cause: withCode("ENOTFOUND") }) }),
      unresolved,
    ],
  ])("explains %p", (thrown, words) => {
    expect(explainNetwork(thrown, host)).toMatch(words);
  });

  test.each<[unknown]>([
    [new Error("AADSTS50034")],
    [withCode("Conflict")],
    [undefined],
    ["text"],
    [{}],
  ])("has nothing to say about %p", (thrown) =>
    expect(explainNetwork(thrown, host)).toBeUndefined(),
  );

  test("ends when a failure is its own cause", () => {
    const loop: { message: string; cause?: unknown } = { message: "x" };
    loop.cause = loop;
    expect(explainNetwork(loop, host)).toBeUndefined();
  });

  test("prints nothing that rewrites the screen", () => {
    expect(explainNetwork(withCode("ECONNRESET\u001b[2J"), host)).not.toContain("\u001b");
  });
});
