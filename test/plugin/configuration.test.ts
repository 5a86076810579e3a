import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { contoso } from "../host/principal";
import { createLink, plain, secret, struct } from "./plugin";
import type { Plugin, Properties } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

let scene: Scene;
let plugin: Plugin;
beforeAll(async () => {
  scene = await openScene();
  plugin = await scene.start();
});
afterAll(() => scene.close());

async function checkConfig(news: Properties) {
  const request = new protocol.CheckRequest().setNews(struct(news));
  const answer = await plugin.call(plugin.client.checkConfig, request);
  return {
    inputs: plain(answer.getInputs()),
    failures: answer
      .getFailuresList()
      .map((one) => `${one.getProperty()} ${one.getReason()}`.trim()),
    // Beside a property the engine prints its value, a secret one in clear.
    properties: answer.getFailuresList().map((one) => one.getProperty()),
  };
}

describe("the provider's configuration", () => {
  test("has azure-native's names and this package's own, as texts or as what they are", async () => {
    const settings = {
      tenantId: "72f988bf-86f1-41af-91ab-2d7cd011db47",
      clientId: "72f988bf-86f1-41af-91ab-2d7cd011db48",
      useOidc: "true",
      useMsi: false,
      useCli: true,
      operationTimeout: "30",
      warningsFail: true,
      ownPartnerIds: '["1234567"]',
      version: "0.1.0",
    };
    expect(await checkConfig(settings)).toMatchObject({ inputs: settings, failures: [] });
  });

  test("is stored with its secrets sealed, also those that come plain", async () => {
    const { inputs, failures } = await checkConfig({
      clientSecret: "SECRET-VALUE",
      clientCertificatePassword: secret("SECRET-VALUE"),
      tenantId: secret("72f988bf-86f1-41af-91ab-2d7cd011db47"),
    });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({
      clientSecret: secret("SECRET-VALUE"),
      clientCertificatePassword: secret("SECRET-VALUE"),
      tenantId: secret("72f988bf-86f1-41af-91ab-2d7cd011db47"),
    });
  });

  test.each([
    ["tenantID", "is not a setting of the provider azure-partner; it has tenantId, "],
    ["subscriptionId", "is not a setting"],
    ["oidcToken", "set the environment variable ARM_OIDC_TOKEN"],
    ["oidcRequestToken", "set the environment variable ARM_OIDC_REQUEST_TOKEN"],
    ["oidcRequestUrl", "set the environment variable ARM_OIDC_REQUEST_URL"],
    ["constructor", "is not a setting"],
  ])("refuses %s, which it must not or cannot have", async (key, reason) => {
    const { failures, properties } = await checkConfig({ [key]: "SECRET-VALUE" });
    expect(properties).toEqual([""]);
    expect(failures).toEqual([expect.stringContaining(`${key} `)]);
    expect(failures[0]).toContain(reason);
    expect(failures[0]).not.toContain("SECRET-VALUE");
  });

  test.each([
    [{ useMsi: "yes" }, "useMsi must be true or false"],
    [{ operationTimeout: 0 }, "operationTimeout must be a number of seconds from 1 to 3600"],
    [{ tenantId: "" }, "tenantId must be a text that is not empty"],
    [{ clientId: 5 }, "clientId must be a text"],
    [{ ownPartnerIds: [1234567] }, "ownPartnerIds must be a list of partner ids in quotes"],
    [{ ownPartnerIds: "1234567" }, "ownPartnerIds must be a list of partner ids in quotes"],
    [{ ownPartnerIds: '"[]"' }, "ownPartnerIds must be a list of partner ids in quotes"],
  ])("refuses %j", async (settings, told) => {
    const { failures } = await checkConfig(settings);
    expect(failures).toEqual([expect.stringContaining(told)]);
  });

  test("leaves alone what is not known yet", async () => {
    const settings = { operationTimeout: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    expect((await checkConfig(settings)).failures).toEqual([]);
  });

  test.each([
    ["nothing", {}, {}],
    ["another tenant", { tenantId: "a" }, { tenantId: "b" }],
    ["a dynamic stack's whole configuration", { "azure-native:tenantId": "a" }, { clientId: "b" }],
    ["unknown values", { tenantId: "a" }, { tenantId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
    ["another version", { version: "0.1.0" }, { version: "9.9.9" }],
  ])("never has every link replaced: %s", async (_what, olds, news) => {
    const request = new protocol.DiffRequest()
      .setOlds(struct(olds))
      .setOldInputs(struct(olds))
      .setNews(struct(news));
    const answer = await plugin.call(plugin.client.diffConfig, request);
    expect(answer.getReplacesList()).toEqual([]);
    expect(answer.getDetaileddiffMap().getLength()).toBe(0);
    expect(answer.getDeletebeforereplace()).toBe(false);
  });

  test("takes no short-lived token, also where nobody has checked it", async () => {
    const { tenantId, clientId } = scene.addApplication();
    const oidcToken = "SECRET-VALUE";
    const run = await scene.start({}, { tenantId, clientId, useOidc: "true", oidcToken });
    await expect(createLink(run, { partnerId: contoso.id })).rejects.toThrow(
      "no federated token is at hand",
    );
  });

  test("signs in, and wins over the environment", async () => {
    const [meant, other] = [scene.addApplication(), scene.addApplication()];
    const { tenantId, clientId, clientSecret } = meant.identity;
    const run = await scene.start(other.environment, {
      tenantId,
      clientId,
      clientSecret: secret(clientSecret),
    });
    const { id, outs } = await createLink(run, { partnerId: contoso.id });
    expect(id).toBe(meant.id);
    expect(JSON.stringify(outs)).not.toContain(clientSecret);
    expect(other.requests()).toEqual([]);
  });
});
