import { startEmulator } from "../../../emulator";
import type { Emulator } from "../../../emulator";
import { addExample, example } from "./example";
import { send } from "./send";

describe("what the cloud tells about itself", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ world: {} });
    addExample(emulator);
  });
  afterAll(() => emulator.stop());

  const read = async (path: string) => JSON.parse((await send(emulator, { path })).body) as unknown;

  test("the metadata document names where to sign in and where Resource Manager is", async () => {
    expect(await read("/metadata/endpoints?api-version=2022-09-01")).toMatchObject({
      name: "AzureEmulator",
      authentication: {
        loginEndpoint: emulator.url,
        audiences: [`${emulator.url}/`, emulator.url],
      },
      resourceManager: `${emulator.url}/`,
      microsoftGraphResourceId: expect.stringContaining(emulator.url),
      suffixes: { keyVaultDns: expect.any(String), storage: expect.any(String) },
    });
  });

  test("the metadata document of an older version is a list", async () => {
    expect(await read("/metadata/endpoints?api-version=2019-05-01")).toMatchObject([
      { name: "AzureEmulator" },
    ]);
  });

  test("every address in the metadata document is on loopback or nowhere", async () => {
    const text = JSON.stringify(await read("/metadata/endpoints?api-version=2022-09-01"));
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(hosts.length).toBeGreaterThan(5);
    expect(
      hosts.filter((host) => host !== emulator.host && !host?.endsWith(".emulator.invalid")),
    ).toEqual([]);
  });

  test("a tenant's configuration names its token endpoint", async () => {
    const { tenantId } = example;
    expect(await read(`/${tenantId}/v2.0/.well-known/openid-configuration`)).toMatchObject({
      token_endpoint: `${emulator.url}/${tenantId}/oauth2/v2.0/token`,
      issuer: `${emulator.url}/${tenantId}/v2.0`,
    });
  });

  test("a tenant that does not exist has no configuration", async () => {
    const path = "/99999999-9999-4999-8999-999999999999/v2.0/.well-known/openid-configuration";
    const answer = await send(emulator, { path });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ error_codes: [90002] });
  });

  test("instance discovery knows the emulator and nobody else", async () => {
    expect(await read("/common/discovery/instance?api-version=1.1")).toMatchObject({
      metadata: [{ preferred_network: emulator.host, aliases: [emulator.host] }],
    });
  });

  test("the keys that sign tokens are public", async () => {
    expect(await read(`/${example.tenantId}/discovery/v2.0/keys`)).toEqual({
      keys: [expect.not.objectContaining({ d: expect.anything() })],
    });
  });
});
