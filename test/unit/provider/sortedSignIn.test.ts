import { explainSetting } from "../../../provider/errors/explainSignIn";
import { SignInError } from "../../../provider/errors/signInFailure";
import { cli, endpoint, explain, refusal, secret } from "./failedSignIn";

const failed = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

describe("a setting that Azure's library refuses", () => {
  test.each<[string, Error, string, RegExp]>([
    ["a tenant", new Error("Invalid tenant id provided."), "impossibleTenant", /provided\.$/],
    [
      "a machine that has none such",
      Object.assign(new Error("Not. Here"), { name: "CredentialUnavailableError" }),
      "machineEndpointRefused",
      /: Not\. Here\.$/,
    ],
    ["anything else", new Error("Invalid URL"), "setting", /Invalid URL\. .*HTTPS_PROXY/],
  ])("is sorted: %s", (_what, thrown, failure, words) => {
    const error = explainSetting(thrown, { signIn: secret });
    expect(error.failure).toBe(failure);
    expect(error.message).toMatch(words);
  });

  test("is left alone where it is sorted already", () => {
    const sorted = new SignInError("tokenFile", "Told already.");
    expect(explainSetting(sorted, { signIn: secret })).toBe(sorted);
  });
});

describe("a managed identity", () => {
  const managed = { method: "managedIdentity" } as const;
  const thrown = new Error("network_error");

  test.each(["IDENTITY_ENDPOINT", "MSI_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST"])(
    "names the variable that its endpoint comes from: %s",
    (variable) => {
      const env = { [variable]: "http://127.0.0.1:4711/" };
      const { message } = explain(thrown, managed, [{ address: endpoint, status: 403 }], env);
      expect(message).toContain(`endpoint ${endpoint} (${variable}) answered 403`);
    },
  );

  test.each<[string, Record<string, string>]>([
    ["no variable", {}],
    ["a variable of another endpoint", { IDENTITY_ENDPOINT: "http://127.0.0.1:1/" }],
    ["a part of it", { IDENTITY_ENDPOINT: "token" }],
  ])("names none where there is %s", (_what, env) => {
    const { message } = explain(thrown, managed, [{ address: endpoint, status: 403 }], env);
    expect(message).toContain(`endpoint ${endpoint} answered 403: most likely`);
  });

  test("says of a status that is none of its endpoint's no word about a proxy that was not there", () => {
    const { message } = explain(thrown, managed, [{ address: endpoint, status: 500 }]);
    expect(message).toMatch(/answered 500, which says nothing about the identity\. Run/);
  });

  test("is judged by its endpoint, which may pass on how Entra is", () => {
    const answered = { address: endpoint, status: 400 };
    const unwell = explain(thrown, managed, [{ ...answered, code: "90033" }]);
    expect(unwell.failure).toBe("machineEndpointUnwell");
    const refused = explain(refusal("700016"), managed, [answered]);
    expect(refused.failure).toBe("machineEndpointRefused");
  });

  test("is refused by Entra where a workload identity asks there", () => {
    const noted = [{ status: 400, code: "700016" }];
    expect(explain(refusal("700016"), managed, noted).failure).toBe("entraKnowsNotYet");
    expect(explain(refusal("700016"), managed).failure).toBe("entraKnowsNotYet");
  });

  test.each<[string, Error | undefined, string]>([
    ["its code", failed("ECONNREFUSED"), "(ECONNREFUSED)"],
    [
      "its message, where it has no code",
      new Error("connect ENETUNREACH"),
      "(connect ENETUNREACH)",
    ],
  ])("tells why its endpoint is not there by %s", (_what, failure, words) => {
    const error = explain(thrown, managed, [{ address: endpoint, failure }]);
    expect(error.failure).toBe("noMachineEndpoint");
    expect(error.message).toContain(`is not there ${words}`);
  });

  test("tells of a connection that was cut, and of one that nobody can explain", () => {
    const cut = explain(thrown, managed, [{ address: endpoint, failure: failed("ECONNRESET") }]);
    expect(cut.message).toMatch(/failed or was cut \(ECONNRESET\)/);
    const unknown = explain(thrown, managed, [{ address: endpoint, failure: new Error("x") }]);
    expect(unknown).toMatchObject({ failure: "unreachable" });
    expect(unknown.message).toContain(`The request to the machine's managed-identity endpoint`);
  });

  test("quotes what says nothing about the identity", () => {
    const { failure, message } = explain(new Error("Something new"), managed);
    expect(failure).toBe("unforeseen");
    expect(message).toContain('it failed ("Something new"), which says nothing');
  });
});

describe("the default credential", () => {
  const signIn = { method: "default" } as const;
  const many = (...errors: Error[]) => Object.assign(new Error("none"), { errors });
  const notFound = new Error("Azure CLI could not be found");
  const unavailable = new Error("EnvironmentCredential is unavailable.");
  const probe = "http://169.254.169.254/metadata/identity/oauth2/token";

  test("is what its one part is, where it has one alone", () => {
    expect(explain(many(notFound), signIn).failure).toBe("azNotInstalled");
    expect(explain(many(new Error("Run az login")), signIn).failure).toBe("azNotSignedIn");
    expect(explain(many(unavailable, notFound), signIn).failure).toBe("noDefaultCredential");
    expect(explain(many(notFound, unavailable), signIn).failure).toBe("noDefaultCredential");
    expect(explain(many(), signIn).failure).toBe("noDefaultCredential");
  });

  test("tells of a proxy that was in the way, where no part does", () => {
    const request = { address: probe, proxied: true, failure: failed("ECONNREFUSED") };
    const error = explain(many(unavailable), signIn, [request]);
    expect(error.failure).toBe("unreachable");
    expect(error.message).toContain(`The connection to ${probe} failed or was cut (ECONNREFUSED)`);
    const unknown = explain(many(unavailable), signIn, [{ ...request, failure: new Error("x") }]);
    expect(unknown.message).toContain("A request through a proxy failed.");
    const answered = explain(many(unavailable), signIn, [{ ...request, failure: undefined }]);
    expect(answered.failure).toBe("noDefaultCredential");
  });

  test("asks the machine's endpoint what the machine's part says, and Entra what the others say", () => {
    const ofMachine = new Error("ManagedIdentityCredential: failed");
    const both = [{ address: probe, status: 403 }, { status: 503 }];
    expect(explain(many(ofMachine), signIn, both).failure).toBe("machineEndpointRefused");
    expect(explain(many(new Error("failed")), signIn, [...both].reverse()).failure).toBe(
      "entraUnwell",
    );
    const said = new Error("The failed ManagedIdentityCredential:");
    expect(explain(many(said), signIn, both).failure).toBe("entraUnwell");
  });

  test("quotes a part that says what nobody knows, where Entra was not asked", () => {
    const { failure, message } = explain(many(new Error("Something new")), signIn);
    expect(failure).toBe("unforeseen");
    expect(message).toContain('it failed ("Something new")');
  });

  test("is not in trouble with Entra where its part is an az that never came to ask it", () => {
    const asked = [{ status: 503 }];
    expect(explain(many(notFound), signIn, asked).failure).toBe("azNotInstalled");
    expect(explain(many(new Error("Run az login")), signIn, asked).failure).toBe("azNotSignedIn");
  });

  test("in trouble with az is that, though Entra was asked", () => {
    const error = explain(many(new Error("Max retries exceeded")), signIn, [{ status: 503 }]);
    expect(error.failure).toBe("azTrouble");
  });
});

describe("the Azure CLI", () => {
  test.each<[string, string]>([
    ["/bin/sh: 1: az: not found", "azNotInstalled"],
    ["sh: az: command not found", "azNotInstalled"],
    ["ERROR: the library Azure CLI could not be found", "azTrouble"],
    ["ERROR: Resource baz: not found", "azTrouble"],
    ["HTTPConnectionPool(host='x')", "azTrouble"],
    ["ERROR: [Errno -2] Name or service not known; run az login", "azTrouble"],
    ["ERROR: [Errno 110] timed; run az login", "azTrouble"],
    ["502 Server Error; run az login", "azTrouble"],
    ["ConnectionError; run az login", "azTrouble"],
    ["Connection reset; run az login", "azTrouble"],
    ["ERROR: Please run 'az login' to setup account.", "azNotSignedIn"],
    ["AADSTS50173: run az login", "entraRefused"],
    ["AADSTS700016: no such application", "entraRefused"],
    ["Max retries exceeded; AADSTS50173", "azTrouble"],
  ])("says %s, which is %s", (message, failure) => {
    expect(explain(new Error(message), cli).failure).toBe(failure);
  });

  test.each<[string, string]>([
    ["WARNING: old\r\n\r\n  ERROR:   It broke.  \r\nmore", '"It broke."'],
    ["A WARNING is no warning", '"A WARNING is no warning"'],
    ["It says ERROR: x", '"It says ERROR: x"'],
    ["ERROR:\nIt broke.", '"It broke."'],
    ["WARNING: old", '"nothing"'],
  ])("is quoted: %j", (text, quoted) => {
    expect(explain(new Error(text), cli).message).toContain(`az said ${quoted}. This says`);
  });

  test.each(["", "  ", "Unexpected token } in JSON", "x is not valid JSON"])(
    "has printed nothing: %j",
    (text) => {
      expect(explain(new Error(text), cli).message).toContain("az printed no token, and not why");
    },
  );

  test("has printed something, where a word of it is that of nothing", () => {
    const { message } = explain(new Error("Error: Unexpected token of a thief"), cli);
    expect(message).toContain('az said "Error: Unexpected token of a thief"');
  });
});
