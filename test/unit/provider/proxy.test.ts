import { explainNetwork } from "../../../provider/errors/network";
import { explainProxyEnd, noteProxyEnd } from "../../../provider/errors/proxyFailure";
import { chosenProxy, isLocal } from "../../../provider/http/proxy";

describe("the proxy that the environment names", () => {
  const settingsOf = (HTTPS_PROXY: string) => {
    const { host, port } = chosenProxy({ HTTPS_PROXY })?.settings ?? {};
    return `${host} ${port}`;
  };
  test.each([
    ["http://proxy.example:8080", "http://proxy.example 8080"],
    ["https://proxy.example:8443/", "https://proxy.example 8443"],
    ["HTTP://proxy.example", "http://proxy.example 80"],
    ["https://proxy.example", "https://proxy.example 443"],
    ["proxy.example:8080", "http://proxy.example 8080"],
    ["proxy", "http://proxy 80"],
    ["localhost:3128", "http://localhost 3128"],
    ["192.0.2.1:8080", "http://192.0.2.1 8080"],
    ["[2001:db8::1]:8080", "http://[2001:db8::1] 8080"],
    ["user:PASSWORD@proxy.example:8080", "http://proxy.example 8080"],
    [" http://proxy.example:8080\n", "http://proxy.example 8080"],
  ])("is read with or without its scheme: %p", (value, settings) => {
    expect(settingsOf(value)).toBe(settings);
    expect(chosenProxy({ HTTPS_PROXY: value })?.problem).toBeUndefined();
  });

  test("has a user name and a password, which its description has not", () => {
    const proxy = chosenProxy({ HTTPS_PROXY: "us%40er:PASS%3AWORD@proxy.example:8080" });
    expect(proxy?.settings).toMatchObject({ username: "us%40er", password: "PASS%3AWORD" });
    expect(proxy?.authenticated).toBe(true);
    expect(proxy?.address).toBe("http://proxy.example:8080");
  });

  test.each([
    ["socks5://proxy.example:1080", /kind socks5/],
    ["http://", /no address/],
    ["http://:8080", /no address/],
    ["http://proxy.example:port", /no address/],
    ["   ", /no address/],
    ["http://user:SECRET%VALUE@proxy.example", /% that is not written as %25/],
  ])("is told when nothing can be sent to it: %p", (value, problem) => {
    const proxy = chosenProxy({ HTTPS_PROXY: value });
    expect(proxy?.problem).toMatch(problem);
    expect(proxy?.settings.host).toBe("http://proxy.invalid");
    expect(JSON.stringify(proxy)).not.toContain("SECRET");
  });

  test("is the first of the variables, as Azure's clients take them, empty ones left out", () => {
    const all = [
      "HTTPS_PROXY",
      "https_proxy",
      "ALL_PROXY",
      "all_proxy",
      "HTTP_PROXY",
      "http_proxy",
    ];
    for (let first = 0; first < all.length; first += 1) {
      const entries = all.map((name, index) => [name, index < first ? "" : `proxy${index}`]);
      const proxy = chosenProxy(Object.fromEntries(entries) as Record<string, string>);
      expect([proxy?.variable, proxy?.address]).toEqual([all[first], `http://proxy${first}`]);
    }
    expect(chosenProxy({ HTTPS_PROXY: "" })).toBeUndefined();
    expect(chosenProxy({})).toBeUndefined();
  });
});

describe("addresses that no proxy is asked for", () => {
  const hostnameOf = (host: string) => new URL(`http://${host}/`).hostname;

  test.each([
    "localhost",
    "LOCALHOST:42356",
    "localhost.",
    "app.localhost",
    "127.0.0.1:41741",
    "127.8.9.10",
    "2130706433",
    "[::1]:8080",
    "[::ffff:127.0.0.1]",
    "169.254.169.254",
    "169.254.130.2:8081",
    "[fe80::1]",
    "[febf::1]",
  ])("%s", (host) => expect(isLocal(hostnameOf(host))).toBe(true));

  test.each([
    "login.microsoftonline.com",
    "localhost.example",
    "notlocalhost",
    "10.0.0.4:2377",
    "168.63.129.16",
    "128.0.0.1",
    "169.253.1.1",
    "[2001:db8::1]",
    "[fec0::1]",
  ])("but not %s", (host) => expect(isLocal(hostnameOf(host))).toBe(false));
});

describe("what a proxy did to a request", () => {
  const proxy = { variable: "https_proxy", address: "http://proxy:8080", authenticated: false };
  const told = (end: { status: number } | { reason: string }, authenticated = false) =>
    explainProxyEnd({ ...proxy, authenticated }, "arm.example:8443", end);

  test.each([
    [
      told({ status: 407 }),
      /proxy http:\/\/proxy:8080 \(https_proxy\) answered 407 .*asks for a user/,
    ],
    [told({ status: 407 }, true), /answered 407 .*does not accept the user name and password/],
    [
      told({ status: 403 }),
      /answered 403 instead of connecting to arm\.example:8443\. It does not allow/,
    ],
    [told({ status: 502 }), /answered 502 .*could not reach that host itself.*later/],
    [told({ reason: "ENOTFOUND" }), /could not be reached \(ENOTFOUND\).*nothing was sent/],
  ])("is said with the variable and with what NO_PROXY takes (%#)", (sentence, words) => {
    expect(sentence).toMatch(words);
    expect(sentence).toMatch(/To reach arm\.example without it, .* NO_PROXY: names in full/);
  });

  test("explains the failure of a request to that host, and of no other", () => {
    const lost = new Error("network_error");
    noteProxyEnd("arm.example:8443", told({ status: 403 }));
    for (const host of ["arm.example:8443", "https://arm.example:8443/elsewhere"]) {
      expect(explainNetwork(lost, host)).toMatch(/^The proxy/);
    }
    expect(explainNetwork(lost, "https://arm.example")).toMatch(/^The connection/);
    expect(explainNetwork(new Error("AADSTS50034"), "arm.example:8443")).toBeUndefined();
    noteProxyEnd("arm.example:8443", undefined);
    expect(explainNetwork(lost, "arm.example:8443")).toMatch(/^The connection/);
  });
});
