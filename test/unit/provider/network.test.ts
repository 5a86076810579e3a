import { clientFailure, explainNetwork } from "../../../provider/errors/network";
import { noteProxyEnd } from "../../../provider/errors/proxyFailure";

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

  test("looks at what a failure was caused by, but no deeper than five failures", () => {
    const causedBy = (depth: number): Error =>
      depth === 0 ? withCode("ENOTFOUND") : new Error("x", { cause: causedBy(depth - 1) });
    expect(explainNetwork(causedBy(4), host)).toMatch(unresolved);
    expect(explainNetwork(causedBy(5), host)).toBeUndefined();
  });

  test("quotes the first sign there is", () => {
    expect(explainNetwork(new Error("socket hang up"), host)).toContain("cut (socket hang up)");
    expect(explainNetwork(withCode("EPIPE", "write"), host)).toContain("cut (EPIPE)");
  });

  test("prints nothing that rewrites the screen", () => {
    expect(explainNetwork(withCode("ECONNRESET\u001b[2J"), host)).not.toContain("\u001b");
  });
});

describe("where a proxy is known to have ended the request", () => {
  const told = "The proxy answered 407.";
  beforeEach(() => noteProxyEnd("arm.example", told));
  afterEach(() => noteProxyEnd("arm.example", undefined));

  test.each(["CERT_HAS_EXPIRED", "ENOTFOUND", "ECONNRESET"])(
    "that is what is told of %s, beside words that say nothing",
    (code) => {
      expect(explainNetwork(withCode(code), host)).toBe(told);
    },
  );

  test("it is not what is told of a failure of another kind, or of another host", () => {
    expect(explainNetwork(new Error("AADSTS50034"), host)).toBeUndefined();
    expect(explainNetwork(withCode("ENOTFOUND"), "https://login.example")).toMatch(/resolved/);
  });
});

describe("what is read of a failure", () => {
  test("is each field that is of its type", () => {
    const failure = { name: "RestError", code: "Odd", message: "x", statusCode: 503 };
    expect(clientFailure(failure)).toEqual(failure);
    const odd = { name: 1, code: 2, message: 3, statusCode: "503" };
    expect(clientFailure(odd)).toEqual({});
  });

  test("is its words where it is no object", () => {
    expect(clientFailure("text")).toEqual({ message: "text" });
    expect(clientFailure(null)).toEqual({ message: "null" });
  });
});
