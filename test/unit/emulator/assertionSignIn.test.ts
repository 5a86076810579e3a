import { ClientAssertionCredential, ClientCertificateCredential } from "@azure/identity";
import { createClientCertificate, startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { getToken, identityOptions, linkAs } from "./clients";
import { addExample, example } from "./example";
import { send } from "./send";

const { tenantId, clientId, objectId } = example;

describe("sign-in by assertion", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const issuer = "https://issuer.example";
  const subject = "repo:example/onboarding";
  const certificate = createClientCertificate();

  const certificateCredential = (pem: string) =>
    new ClientCertificateCredential(
      tenantId,
      clientId,
      { certificate: pem },
      identityOptions(emulator),
    );
  const assertionCredential = (assertion: string) =>
    new ClientAssertionCredential(
      tenantId,
      clientId,
      async () => assertion,
      identityOptions(emulator),
    );

  test("a registered certificate links its application", async () => {
    emulator.directory.addServicePrincipal({ tenantId, clientId, objectId, certificate });
    await linkAs(emulator, certificateCredential(certificate.pem));
    expect(emulator.links.get(tenantId, objectId)).toBeDefined();
  });

  test("a certificate that is not registered is refused", async () => {
    const token = getToken(emulator, certificateCredential(certificate.pem));
    await expect(token).rejects.toThrow(/AADSTS700027/);
  });

  test("the name of a registered certificate is not enough without its key", async () => {
    const { publicKey } = createClientCertificate();
    const impostor = { ...certificate, publicKey };
    emulator.directory.addServicePrincipal({ tenantId, clientId, objectId, certificate: impostor });
    const token = getToken(emulator, certificateCredential(certificate.pem));
    await expect(token).rejects.toThrow(/AADSTS700027/);
  });

  test("a trusted issuer's token links the application", async () => {
    const federated = { issuer, subject };
    emulator.directory.addServicePrincipal({ tenantId, clientId, objectId, federated });
    await linkAs(emulator, assertionCredential(emulator.tokens.issueAssertion(federated)));
    expect(emulator.links.get(tenantId, objectId)).toBeDefined();
  });

  test("an application that trusts anyone takes any token", async () => {
    emulator.directory.addServicePrincipal({ tenantId, clientId, objectId, federated: true });
    const assertion = emulator.tokens.issueAssertion({ issuer: "x", subject: "y", audience: "z" });
    await expect(getToken(emulator, assertionCredential(assertion))).resolves.toBeDefined();
  });

  test.each([
    ["subject", { issuer, subject: "repo:example/other" }, /AADSTS700213/],
    ["issuer", { issuer: "https://other.example", subject }, /AADSTS700211/],
    ["audience", { issuer, subject, audience: "api://other" }, /AADSTS700212/],
  ])("a token of another %s is refused", async (_title, claims, code) => {
    emulator.directory.addServicePrincipal({
      tenantId,
      clientId,
      objectId,
      federated: { issuer, subject },
    });
    const assertion = emulator.tokens.issueAssertion(claims);
    await expect(getToken(emulator, assertionCredential(assertion))).rejects.toThrow(code);
  });

  test("a token is refused when the application trusts nobody", async () => {
    const assertion = emulator.tokens.issueAssertion({ issuer, subject });
    await expect(getToken(emulator, assertionCredential(assertion))).rejects.toThrow(
      /AADSTS70021:/,
    );
  });

  test("what is no token is refused", async () => {
    await expect(getToken(emulator, assertionCredential("nonsense"))).rejects.toThrow(
      /AADSTS50027/,
    );
  });

  test("a workflow gets a token for the audience it asks for, and that signs it in", async () => {
    const federated = emulator.workflowCredential;
    emulator.directory.addServicePrincipal({ tenantId, clientId, objectId, federated });
    const environment = emulator.workflowEnvironment;
    const { pathname, search } = new URL(environment.ACTIONS_ID_TOKEN_REQUEST_URL ?? "");
    const answer = await send(emulator, {
      path: `${pathname}${search}&audience=api://AzureADTokenExchange`,
      token: environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    });
    const { value } = JSON.parse(answer.body) as { value: string };
    await expect(getToken(emulator, assertionCredential(value))).resolves.toBeDefined();
  });

  test("nobody gets a workflow's token without the request token", async () => {
    const answer = await send(emulator, { path: "/emulator/workflow-token", token: "guessed" });
    expect(answer.status).toBe(401);
  });
});
