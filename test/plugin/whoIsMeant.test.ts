import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { contoso } from "../host/principal";
import { checkLink, createLink, linkType, struct, urn } from "./plugin";
import type { Plugin } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A machine with a service principal for the default credential to find. */
function machine() {
  const app = scene.addApplication();
  return {
    app,
    env: {
      ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true",
      AZURE_TENANT_ID: app.tenantId,
      AZURE_CLIENT_ID: app.clientId,
      AZURE_CLIENT_SECRET: app.secret,
    },
  };
}

describe("a sign-in that merely lies about", () => {
  test("is not linked, and the error says what would make it meant", async () => {
    const { app, env } = machine();
    const plugin = await scene.start(env);
    await expect(createLink(plugin, { partnerId: contoso.id })).rejects.toThrow(
      /nothing says that this is the identity to link.*objectId.*useCli/s,
    );
    expect(app.requests()).toEqual([]);
  });

  test("is linked where the provider says that it is meant", async () => {
    const { app, env } = machine();
    const plugin = await scene.start(env, { useCli: "true" });
    expect((await createLink(plugin, { partnerId: contoso.id })).id).toBe(app.id);
  });

  test("is linked where the link pins it", async () => {
    const { app, env } = machine();
    const plugin = await scene.start(env);
    const { tenantId, objectId } = app;
    const made = await createLink(plugin, {
      partnerId: contoso.id,
      identity: { tenantId, objectId },
    });
    expect(made.id).toBe(app.id);
  });

  test("of a person needs a word of its own, whatever useCli says", async () => {
    const { tenantId } = scene.emulator.directory.addTenant();
    const upn = "ada@example.test";
    const user = scene.emulator.directory.addUser({ tenantId, upn });
    const az = scene.emulator.createAzureCli({ tenantId, upn });
    const PATH = `${az.folder}:${process.execPath.replace(/\/[^/]+$/, "")}:/usr/bin:/bin`;
    const plugin = await scene.start({ PATH }, { useCli: "true" });
    await expect(createLink(plugin, { partnerId: contoso.id })).rejects.toThrow("is a person");
    const args = { partnerId: contoso.id, identity: { allowUser: true } };
    expect((await createLink(plugin, args)).id).toBe(`${tenantId}/${user.objectId}`);
  });
});

describe("a link that declares no identity", () => {
  async function diff(plugin: Plugin, id: string, olds: object) {
    const news = (await checkLink(plugin, { partnerId: contoso.id })).getInputs();
    const request = new protocol.DiffRequest()
      .setType(linkType)
      .setUrn(urn)
      .setId(id)
      .setOlds(struct({ ...olds }))
      .setNews(news);
    return plugin.call(plugin.client.diff, request);
  }

  test("is not replaced because the provider is configured as somebody else: that is an error", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const first = await scene.start({}, one.identity);
    const made = await createLink(first, { partnerId: contoso.id });
    const later = await scene.start({}, other.identity);
    await expect(diff(later, made.id, made.outs)).rejects.toThrow(
      `This link belongs to object ${one.objectId}`,
    );
    expect(other.requests()).toEqual([]);
  });

  test("nor because the identity was dropped from it where somebody else signs in", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const first = await scene.start();
    const made = await createLink(first, { partnerId: contoso.id, identity: one.identity });
    const later = await scene.start(other.environment);
    await expect(diff(later, made.id, made.outs)).rejects.toThrow("This link belongs to object");
  });

  test("is unchanged where another environment only previews it", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const first = await scene.start(one.environment);
    const made = await createLink(first, { partnerId: contoso.id });
    const later = await scene.start(other.environment);
    const answer = await diff(later, made.id, made.outs);
    expect(answer.getChanges()).toBe(protocol.DiffResponse.DiffChanges.DIFF_NONE);
  });
});
