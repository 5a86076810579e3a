import { azureCliText } from "../../../provider/errors/azureCliFailure";
import type { SignIn } from "../../../provider/identity/signIn";
import { cli, clientId, explain, refusal, secret, tenantId } from "./failedSignIn";

describe("Entra is unwell", () => {
  test.each(["temporarily_unavailable: x", "server_error: x"])(
    "where its client says %s",
    (text) => {
      const error = explain(new Error(text));
      expect(error.failure).toBe("entraUnwell");
      expect(error.message).toContain(
        "Entra (https://login.example) is unwell, which says nothing",
      );
    },
  );
});

test("Entra is out of reach where its client says so of a failure that nobody can explain", () => {
  const failure = new Error("x");
  expect(explain(new Error("network_error: x"), secret, [{ failure }]).failure).toBe("unreachable");
  expect(explain(new Error("other: x"), secret, [{ failure }]).failure).toBe("unforeseen");
});

test("An application may be unknown because it is new, but not to somebody who has signed in to az", () => {
  const thrown = refusal("700016");
  expect(explain(thrown).failure).toBe("entraKnowsNotYet");
  expect(explain(thrown, cli).failure).toBe("entraRefused");
});

describe("Entra's own words", () => {
  test("may be all that was thrown", () => {
    expect(explain(new Error("AADSTS999999: Bad value. ")).message).toContain(
      "AADSTS999999 (Bad value.). Look",
    );
  });

  test("are not made up where its answer had a code and the client dropped it", () => {
    const thrown = new Error("endpoints_resolution_error: nothing of it");
    const { message } = explain(thrown, secret, [{ status: 400, code: "999999" }]);
    expect(message).toContain("Entra refused with AADSTS999999. Look");
  });

  test.each<SignIn>([
    { method: "oidcToken", tenantId, clientId, token: "TOKEN-VALUE" },
    { method: "oidcRequest", tenantId, clientId, url: "x", audience: "x", token: "TOKEN-VALUE" },
  ])("never echo the token of $method", (signIn) => {
    const { message } = explain(refusal("999999", "Bad value TOKEN-VALUE."), signIn);
    expect(message).toContain("Bad value [secret].");
  });

  test("are quoted as they are where the sign-in holds no secret", () => {
    const signIn: SignIn = { method: "certificate", tenantId, clientId, path: "app.pem" };
    const { message } = explain(refusal("999999", "The value is undefined."), signIn);
    expect(message).toContain("(The value is undefined.)");
  });
});

describe("consent", () => {
  const link = `https://login.example/${tenantId}/adminconsent?client_id=${clientId}`;
  test.each<[SignIn, string]>([
    [secret, `client ${clientId} has no consent in tenant ${tenantId} (Entra: AADSTS65001)`],
    [{ method: "default", tenantId }, `the application has no consent in tenant ${tenantId} (`],
    [{ method: "default", clientId }, `client ${clientId} has no consent in the tenant (`],
  ])("is missing to whom and where, as far as it is known", (signIn, words) => {
    const { message } = explain(refusal("65001"), signIn);
    expect(message).toContain(words);
    const known = signIn.tenantId !== undefined && signIn.clientId !== undefined;
    expect(message).toContain(known ? link : "has to consent to the application once.");
  });
});

describe("what az printed", () => {
  const said = { azureCliSaid: "ERROR: [Errno 8] out of memory" };
  const attempt = { signIn: cli, cloud: { loginEndpoint: "x" }, requests: [], env: {} };

  test("goes before a sentence of the library's own, and not before words of az", () => {
    const sentence = new Error("Please run 'az login' from a command prompt to authenticate");
    expect(azureCliText(sentence, { ...attempt, ...said })).toBe(said.azureCliSaid);
    expect(azureCliText(sentence, attempt)).toBe(sentence.message);
    const words = new Error("ERROR: Something else");
    expect(azureCliText(words, { ...attempt, ...said })).toBe(words.message);
  });
});
