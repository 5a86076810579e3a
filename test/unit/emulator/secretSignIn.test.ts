import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { parseJwt } from "../../../emulator/entra/jwt";
import { getToken, linkAs, secretCredential } from "./clients";
import { addExample, example } from "./example";
import { send } from "./send";

const { tenantId, clientId, objectId, secret } = example;

describe("sign-in by secret", () => {
  let emulator: Emulator;
  beforeAll(async () => (emulator = await startEmulator({ world: {} })));
  afterAll(() => emulator.stop());
  beforeEach(() => {
    emulator.reset();
    addExample(emulator);
  });

  const claims = async () =>
    parseJwt((await getToken(emulator, secretCredential(emulator)))?.token ?? "")?.claims;

  test("links the service principal of the tenant that was asked", async () => {
    const other = emulator.directory.addTenant();
    const guest = emulator.directory.addServicePrincipal({ tenantId: other.tenantId, clientId });

    await linkAs(emulator, secretCredential(emulator));
    await linkAs(emulator, secretCredential(emulator, { ...example, tenantId: other.tenantId }));

    expect(guest.objectId).not.toBe(objectId);
    expect(emulator.links.all()).toMatchObject([
      { tenantId, objectId },
      { tenantId: other.tenantId, objectId: guest.objectId },
    ]);
  });

  test("takes a tenant's domain for its id", async () => {
    await linkAs(emulator, secretCredential(emulator, { ...example, tenantId: "example.test" }));
    expect(emulator.links.get(tenantId, objectId)).toBeDefined();
  });

  test("names tenant, object, application and kind in the token", async () => {
    expect(await claims()).toMatchObject({
      aud: emulator.url,
      tid: tenantId,
      oid: objectId,
      appid: clientId,
      idtyp: "app",
    });
  });

  test("leaves the kind out of the token when told so", async () => {
    emulator.tokens.options.identityType = false;
    expect(await claims()).not.toHaveProperty("idtyp");
  });

  test("gives a recreated service principal a new object id", async () => {
    const { objectId: recreated } = emulator.directory.recreateServicePrincipal(tenantId, clientId);
    expect(await claims()).toMatchObject({ oid: recreated });
    expect(recreated).not.toBe(objectId);
  });

  const refusals: [string, RegExp, () => void][] = [
    [
      "an application that is not in the tenant",
      /AADSTS700016/,
      () => emulator.directory.removeServicePrincipal(tenantId, clientId),
    ],
    [
      "a secret that was removed",
      /AADSTS7000215/,
      () => emulator.directory.removeSecret(clientId, secret),
    ],
    ["an expired secret", /AADSTS7000222/, () => emulator.directory.expireSecrets(clientId)],
    [
      "an application without consent",
      /AADSTS7000229/,
      () => emulator.directory.refuseSignIn({ tenantId, identity: clientId, code: 7000229 }),
    ],
    [
      "what conditional access forbids",
      /AADSTS53003/,
      () => emulator.directory.refuseSignIn({ tenantId, identity: clientId, code: 53003 }),
    ],
  ];
  test.each(refusals)("refuses %s", async (_title, code, arrange) => {
    arrange();
    await expect(getToken(emulator, secretCredential(emulator))).rejects.toThrow(code);
  });

  test("refuses a tenant that does not exist in Entra's shape", async () => {
    // Asked without Azure's client, which stops at the tenant's configuration and says less.
    const answer = await send(emulator, {
      method: "POST",
      path: "/nowhere.example/oauth2/v2.0/token",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ client_id: clientId, client_secret: secret }).toString(),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      error: "invalid_request",
      error_description: expect.stringMatching(
        /^AADSTS90002: .+ Trace ID: \S+ Correlation ID: \S+ Timestamp: \S+ \S+Z$/,
      ),
      error_codes: [90002],
      error_uri: `${emulator.url}/error?code=90002`,
    });
  });

  test("refuses a token for a resource that it does not know", async () => {
    const token = secretCredential(emulator).getToken("https://elsewhere.example/.default");
    await expect(token).rejects.toThrow(/AADSTS500011/);
  });

  test("never repeats the secret", async () => {
    const wrong = secretCredential(emulator, { ...example, secret: "wrong-value" });
    const error: unknown = await getToken(emulator, wrong).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/AADSTS7000215/);
    expect(JSON.stringify([error, String(error), emulator.requests.all()])).not.toContain(
      "wrong-value",
    );
  });

  test("refuses a fresh principal a number of times and then knows it", async () => {
    emulator.directory.refuseSignIn({ tenantId, identity: clientId, code: 7000215, times: 2 });
    const attempt = () => getToken(emulator, secretCredential(emulator));
    await expect(attempt()).rejects.toThrow(/AADSTS7000215/);
    await expect(attempt()).rejects.toThrow(/AADSTS7000215/);
    await expect(attempt()).resolves.toBeDefined();
  });
});
