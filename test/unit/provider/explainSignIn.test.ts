import type { SignIn } from "../../../provider/identity/signIn";
import type { TokenRequest } from "../../../provider/errors/signInAttempt";
import { explainSetting } from "../../../provider/errors/explainSignIn";
import { SignInError } from "../../../provider/errors/signInFailure";
import { cli, clientId, endpoint, explain, refusal, secret, tenantId } from "./failedSignIn";

describe("what Entra refuses", () => {
  const consent = `https://login.example/${tenantId}/adminconsent?client_id=${clientId}`;
  test.each<[code: string, kind: string, words: (RegExp | string)[]]>([
    [
      "7000215",
      "entraKnowsNotYet",
      ["the client secret is wrong", "the secret's value, not its id"],
    ],
    ["7000222", "entraRefused", ["the client secret has expired", "new secret"]],
    ["700016", "entraKnowsNotYet", [`no service principal in tenant ${tenantId}`, consent]],
    ["7000229", "entraKnowsNotYet", [`no service principal in tenant ${tenantId}`, consent]],
    ["65001", "entraRefused", ["no consent", consent]],
    ["7000112", "entraRefused", ["is disabled", "home tenant"]],
    ["90002", "entraRefused", [`tenant ${tenantId} does not exist`, "ARM_TENANT_ID"]],
    ["900023", "entraRefused", [`tenant ${tenantId} does not exist`, "ARM_TENANT_ID"]],
    ["50034", "entraRefused", ["account does not exist in this tenant"]],
    ["50020", "entraRefused", ["not a member or guest", "invite"]],
    ["50076", "entraRefused", ["multi-factor", `az login --tenant ${tenantId}`]],
    ["50079", "entraRefused", ["multi-factor", `az login --tenant ${tenantId}`]],
    ["53003", "entraRefused", ["Conditional Access"]],
    ["700211", "entraRefused", ["no federated credential", "issuer, subject and audience"]],
    ["700212", "entraRefused", ["no federated credential"]],
    ["700213", "entraRefused", ["no federated credential"]],
    ["70021", "entraRefused", ["no federated credential"]],
    ["700024", "entraRefused", ["not valid at this time", "clock"]],
    ["700027", "entraRefused", ["certificate is not registered"]],
    ["700082", "entraRefused", ["sign-in has expired", `az login --tenant ${tenantId}`]],
    ["70043", "entraRefused", ["sign-in has expired"]],
    ["50173", "entraRefused", ["sign-in has expired"]],
  ])("with AADSTS%s is %s, and told what to do", (code, failure, words) => {
    const error = explain(refusal(code), secret, [{ status: 400 }]);
    expect(error).toMatchObject({ failure, sort: "refused" });
    expect(error.message).toContain(
      `Could not sign in with the client secret of client ${clientId} in tenant ${tenantId}: `,
    );
    expect(error.message).toContain(`(Entra: AADSTS${code})`);
    for (const word of words) {
      expect(error.message).toMatch(word instanceof RegExp ? word : new RegExp(escape(word)));
    }
  });

  test("with a code that is not in the table is quoted, without the trace", () => {
    const error = explain(refusal("1234567", "New\u0007words."), secret, [{ status: 400 }]);
    expect(error.sort).toBe("refused");
    expect(error.message).toMatch(
      /AADSTS1234567 \(New words\.\)\. Look the code up at https:\/\/login\.example\/error\?code=1234567\.$/,
    );
  });

  test("is found in the answer itself, where the client drops it", () => {
    const dropped = new Error("endpoints_resolution_error: x");
    const error = explain(dropped, secret, [{ status: 400, code: "90002" }]);
    expect(error.sort).toBe("refused");
    expect(error.message).toContain(`tenant ${tenantId} does not exist`);
  });

  test("is found in causes and in lists of failures", () => {
    const nested = Object.assign(new Error("no credential worked"), {
      errors: [
        new Error("EnvironmentCredential is unavailable"),
        Object.assign(new Error("x"), { cause: refusal("53003") }),
      ],
    });
    const error = explain(nested, { method: "default" });
    expect(error.sort).toBe("refused");
    expect(error.message).toContain("AADSTS53003");
  });

  test.each(["50076", "65001", "700016", "90002"])(
    "with AADSTS%s shows no command that lacks a part",
    (code) => {
      expect(explain(refusal(code), { method: "default" }).message).not.toMatch(/[<>]|undefined/);
    },
  );
});

describe("what says nothing about the identity", () => {
  test.each([408, 429, 500, 503])("is a sick Entra (%d), even when it gives a code", (status) => {
    const error = explain(refusal("7000215"), secret, [{ status }]);
    expect(error).toMatchObject({ failure: "entraUnwell", sort: "trouble" });
    expect(error.message).toMatch(new RegExp(`answered ${status}, which says nothing about`));
  });

  test.each(["50166", "501661", "50196", "90024", "90033", "90061"])(
    "is a code by which Entra says so: %s",
    (code) => {
      for (const signIn of [secret, cli]) {
        const error = explain(refusal(code), signIn);
        expect(error).toMatchObject({ failure: "entraUnwell", sort: "trouble" });
      }
    },
  );

  const cut = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  test.each<[string, Error, Partial<TokenRequest>[], string, RegExp]>([
    [
      "a proxy's page",
      new Error("network_error: x"),
      [{ status: 407 }],
      "notEntra",
      /answered 407, but not as Entra does/,
    ],
    [
      "a page instead of the tenant's endpoints",
      new Error("endpoints_resolution_error: x"),
      [{ status: 400 }],
      "notEntra",
      /answered 400, but not as Entra does/,
    ],
    ["a cut connection", new Error("read ECONNRESET"), [], "unreachable", /connection to .*cut/],
    [
      "no connection, of which the client drops the cause",
      new Error("endpoints_resolution_error: x"),
      [{ failure: cut }],
      "unreachable",
      /connection to .*ECONNREFUSED/,
    ],
    ["no endpoints", new Error("endpoints_resolution_error: x"), [], "unreachable", /connection/],
    [
      "a certificate",
      new Error("self-signed certificate"),
      [],
      "unreachable",
      /NODE_EXTRA_CA_CERTS/,
    ],
    [
      "no name",
      new Error("getaddrinfo ENOTFOUND login.example"),
      [],
      "unreachable",
      /could not be resolved/,
    ],
    ["anything else", new Error("SECRET-VALUE"), [], "unforeseen", /Error failed.*clock/],
  ])("is %s", (_title, thrown, requests, failure, words) => {
    const error = explain(thrown, secret, requests);
    expect(error).toMatchObject({ failure, sort: "trouble" });
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain("SECRET-VALUE");
  });
});

describe("the Azure CLI", () => {
  test.each([
    "Azure CLI could not be found. Please visit https://aka.ms/azure-cli",
    "'az' is not recognized as an internal or external command",
  ])("is not installed: %s", (message) => {
    const error = explain(new Error(message), cli);
    expect(error).toMatchObject({ failure: "azNotInstalled", sort: "unusable" });
    expect(error.message).toMatch(
      /\(az\) is not installed.*set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID/,
    );
  });

  test.each([undefined, tenantId])("is not logged in to tenant %s", (tenant) => {
    const message = "Please run 'az login' from a command prompt to authenticate";
    const error = explain(new Error(message), { method: "azureCli", tenantId: tenant });
    expect(error).toMatchObject({ failure: "azNotSignedIn", sort: "unusable" });
    expect(error.message).toContain(`\`az login${tenant ? ` --tenant ${tenant}` : ""}\``);
  });

  test.each<[string, string]>([
    [
      "ERROR: HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(\"Failed to resolve 'login.microsoftonline.com'\"))",
      "HTTPSConnectionPool(host='login.microsoftonline.com', port=443)",
    ],
    [
      "ERROR: Certificate verification failed. This typically happens when using Azure CLI behind a proxy that intercepts traffic with a self-signed certificate. More info: https://docs.microsoft.com/cli",
      "Certificate verification failed. This typically",
    ],
    [
      "WARNING: You have 2 updates available.\nERROR: The command failed with an unexpected error. Here is the traceback:\nERROR: ('Connection aborted.', ConnectionResetError(104))\nTraceback (most recent call last):",
      "('Connection aborted.', ConnectionResetError(104))",
    ],
    [
      "ERROR: Resource https://x not found; the host name could not be found",
      "Resource https://x not found",
    ],
    ["\u001b[31mERROR: Something new\u0007.\u001b[0m\nmore", "Something new ."],
  ])("is quoted by the first line that says something: %s", (message, quoted) => {
    const error = explain(new Error(message), cli);
    expect(error).toMatchObject({ failure: "azTrouble", sort: "trouble" });
    expect(error.message).toContain(`az said "${quoted}`);
    expect(error.message).not.toMatch(/az login|not installed|[\u0000-\u001f]/);
  });

  test("is quoted in a bounded way", () => {
    const { message } = explain(new Error(`ERROR: ${"x".repeat(5000)}`), cli);
    expect(message.length).toBeLessThan(700);
  });

  test("may print nothing at all", () => {
    const error = explain(new Error("Unexpected end of JSON input"), cli);
    expect(error.sort).toBe("trouble");
    expect(error.message).toContain("az printed no token");
  });

  test("passes on what Entra refuses", () => {
    const error = explain(new Error(`ERROR: ${refusal("50020").message}`), cli);
    expect(error).toMatchObject({ failure: "entraRefused", sort: "refused" });
  });
});

describe("a managed identity", () => {
  const managed: SignIn = { method: "managedIdentity" };
  const env = { IDENTITY_ENDPOINT: endpoint };
  const thrown = new Error(
    "ManagedIdentityCredential: Network unreachable. Message: network_error",
  );
  const failed = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

  test.each(["ECONNREFUSED", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENOTFOUND"])(
    "has no endpoint here: %s",
    (code) => {
      const error = explain(thrown, managed, [{ address: endpoint, failure: failed(code) }], env);
      expect(error).toMatchObject({ failure: "noMachineEndpoint", sort: "unusable" });
      expect(error.message).toContain(`endpoint ${endpoint} (IDENTITY_ENDPOINT) is not there`);
      expect(error.message).not.toContain("login.example");
    },
  );

  test.each([400, 401, 403])("is refused by its endpoint with %d", (status) => {
    const error = explain(thrown, managed, [{ address: endpoint, status }], env);
    expect(error).toMatchObject({ failure: "machineEndpointRefused", sort: "unusable" });
    expect(error.message).toContain(`${endpoint} (IDENTITY_ENDPOINT) answered ${status}`);
  });

  test.each([200, 404, 408, 410, 429, 500])("has an endpoint that is unwell: %d", (status) => {
    const error = explain(thrown, managed, [{ address: endpoint, status }], env);
    expect(error).toMatchObject({ failure: "machineEndpointUnwell", sort: "trouble" });
  });

  test.each<[string, Partial<TokenRequest>]>([
    ["a proxy in between that is not there", { failure: failed("ECONNREFUSED"), proxied: true }],
    ["a connection that is cut", { failure: failed("ECONNRESET") }],
    ["a name server that is unwell", { failure: failed("EAI_AGAIN") }],
  ])("is in trouble with %s", (_title, request) => {
    const error = explain(thrown, managed, [{ address: endpoint, ...request }], env);
    expect(error).toMatchObject({ failure: "unreachable", sort: "trouble" });
    expect(error.message).toContain(endpoint);
  });

  test.each<[string, string]>([
    ["unable_to_create_cloud_shell: user-assigned", "machineEndpointRefused"],
    ["ENOENT: no such file or directory", "machineEndpointRefused"],
    ["The environment variable IDENTITY_ENDPOINT contains a malformed URL.", "setting"],
    ["network_error", "unforeseen"],
  ])("of which the client has asked nobody (%s) is %s", (message, failure) => {
    expect(explain(new Error(message), managed).failure).toBe(failure);
  });

  test("is in trouble with a proxy that answers in the endpoint's place", () => {
    const error = explain(thrown, managed, [{ address: endpoint, status: 403, proxied: true }]);
    expect(error).toMatchObject({ failure: "machineEndpointUnwell", sort: "trouble" });
    expect(error.message).toContain("NO_PROXY");
  });
});

describe("the default credential", () => {
  const many = (...messages: string[]) =>
    Object.assign(new Error(messages.join("\n")), {
      errors: messages.map((message) => new Error(message)),
    });
  const none = [
    "EnvironmentCredential is unavailable. No underlying credential could be used.",
    "ManagedIdentityCredential: Authentication failed. Message Attempted to use the IMDS endpoint, but it is not available.",
    "Azure CLI could not be found. Please visit https://aka.ms/azure-cli",
    "Error: Unable to execute PowerShell. Ensure that it is installed in your system.",
  ];
  const probe = { address: "http://169.254.169.254/metadata/identity/oauth2/token" };
  const refused = { failure: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) };

  const impatient = { failure: new Error("The operation was aborted.") };
  test.each([refused, impatient])("is not at hand where none of its parts is", (looked) => {
    const error = explain(many(...none), { method: "default" }, [{ ...probe, ...looked }]);
    expect(error).toMatchObject({ failure: "noDefaultCredential", sort: "unusable" });
    expect(error.message).toContain("ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID");
  });

  test.each<[string, string[], Partial<TokenRequest>[]]>([
    ["az has it", ["HTTPSConnectionPool(host='x'): Max retries exceeded"], []],
    ["Entra is out of reach", ["endpoints_resolution_error: x"], [refused]],
    ["a proxy is not there", [], [{ ...probe, ...refused, proxied: true }]],
    ["one of its parts says what nobody knows", ["Something new"], []],
  ])("is in trouble where %s", (_title, messages, requests) => {
    const error = explain(many(...none, ...messages), { method: "default" }, requests);
    expect(error.sort).toBe("trouble");
  });

  const ofPython =
    "HTTPSConnectionPool(host='x'): Max retries exceeded (Caused by SSLError(\"Can't connect to HTTPS URL because the SSL module is not available.\"))";
  test.each<[string, Error, Partial<TokenRequest>[], string]>([
    ["az has not", new Error(ofPython), [], "azTrouble"],
    [
      "Entra's service is not",
      Object.assign(
        new Error("EnvironmentCredential authentication failed. The service is unavailable."),
        { name: "AuthenticationError" },
      ),
      [{ status: 503 }],
      "entraUnwell",
    ],
  ])("is in trouble where %s available", (_title, thrown, requests, failure) => {
    const error = explain(thrown, { method: "default" }, requests);
    expect(error).toMatchObject({ failure, sort: "trouble" });
  });
});

test("Azure DevOps' own variables are told as not read where they stand", () => {
  const missing = new Error("Azure CLI could not be found.");
  const env = { SYSTEM_OIDCREQUESTURI: "https://x.example", SYSTEM_ACCESSTOKEN: "SECRET-VALUE" };
  const { message } = explain(missing, cli, [], env);
  expect(message).toContain(
    "SYSTEM_OIDCREQUESTURI, SYSTEM_ACCESSTOKEN of Azure DevOps are not read",
  );
  expect(message).not.toContain("SECRET-VALUE");
  expect(explain(missing, cli).message).not.toContain("DevOps");
});

test("a setting that the library cannot read says nothing about the identity", () => {
  const error = explainSetting(new TypeError("Invalid URL"), { signIn: secret });
  expect(error).toMatchObject({ failure: "setting", sort: "trouble" });
  expect(error.message).toContain("HTTPS_PROXY");
});

test("a secret that Entra's words should ever echo goes no further", () => {
  const { message } = explain(refusal("999999", "Bad value SECRET-VALUE."));
  expect(message).toContain("Bad value [secret].");
});

test("a failure that is sorted already is left alone", () => {
  const sorted = new SignInError("tokenFile", "Told already.");
  expect(explain(sorted)).toBe(sorted);
});

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
