import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { contoso, fabrikam } from "../host/principal";
import { checkLink, createLink, linkType, plain, secret, struct, urn } from "./plugin";
import type { Plugin } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

let scene: Scene;
let plugin: Plugin;
beforeAll(async () => {
  scene = await openScene();
  plugin = await scene.start();
});
afterAll(() => scene.close());

describe("secrets", () => {
  test("are sealed by name, although they come plain", async () => {
    const { identity } = scene.addApplication();
    const { inputs, outs } = await createLink(plugin, { partnerId: contoso.id, identity });
    const sealed = { ...identity, clientSecret: secret(identity.clientSecret) };
    expect(inputs).toMatchObject({ partnerId: contoso.id, identity: sealed });
    expect(outs).toMatchObject({ partnerId: contoso.id, identity: sealed });
  });

  test("stay sealed with whatever gives them away, in preview and state", async () => {
    const { identity, tenantId } = scene.addApplication();
    const args = {
      partnerId: secret(contoso.id),
      identity: { ...identity, tenantId: secret(tenantId) },
    };
    for (const preview of [true, false]) {
      const { inputs, outs } = await createLink(plugin, args, preview);
      expect(inputs).toMatchObject({ tenantId: secret(tenantId), partnerId: secret(contoso.id) });
      const clear = JSON.stringify(outs, (_key, value: unknown) =>
        typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value
          ? "sealed"
          : value,
      );
      for (const text of [contoso.id, contoso.name, tenantId, identity.clientSecret]) {
        expect(clear).not.toContain(text);
      }
    }
    expect(plugin.log.text()).toContain("Linked service principal");
    expect(plugin.log.text()).not.toMatch(new RegExp(`${tenantId}|${identity.clientSecret}`));
  });

  test("stay sealed in an identity that is secret as a whole, and in a refresh", async () => {
    const { identity } = scene.addApplication();
    const made = await createLink(plugin, { partnerId: contoso.id, identity: secret(identity) });
    expect(made.outs.identity).toEqual(secret(identity));
    const answer = await plugin.call(
      plugin.client.read,
      new protocol.ReadRequest()
        .setType(linkType)
        .setUrn(urn)
        .setId(made.id)
        .setProperties(struct(made.outs))
        .setInputs(struct(made.inputs)),
    );
    const { objectId } =
      scene.emulator.links.history(identity.tenantId, made.id.split("/")[1] ?? "")[0] ?? {};
    for (const properties of [plain(answer.getProperties()), plain(answer.getInputs())]) {
      expect(properties.identity).toEqual(secret(identity));
    }
    expect(plain(answer.getProperties()).objectId).toEqual(
      secret(objectId ?? made.id.split("/")[1]),
    );
  });

  test("are refused in clear where the engine stores what it was given: in what is only read", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const get = (identity: unknown) => {
      const declared = struct({ identity });
      const request = new protocol.ReadRequest().setType(linkType).setUrn(urn).setId(app.id);
      return plugin.call(
        plugin.client.read,
        request.setProperties(declared).setInputs(declared.clone()),
      );
    };
    await expect(get(app.identity)).rejects.toThrow("identity.clientSecret is given in clear");
    expect(app.requests()).toEqual([]);
    const { clientSecret } = app.identity;
    for (const sealed of [
      secret(app.identity),
      { ...app.identity, clientSecret: secret(clientSecret) },
    ]) {
      expect((await get(sealed)).getId()).toBe(app.id);
    }
  });

  test("are in no error and in no failure of an argument", async () => {
    const { identity, id } = scene.addApplication();
    const bad = await checkLink(plugin, { partnerId: secret("SECRET-12x"), identity });
    expect(bad.getFailuresList()[0]?.getReason()).toContain("[secret]");
    expect(bad.getFailuresList()[0]?.getReason()).not.toContain("SECRET-12x");
    // Beside a property the engine prints its value, a secret one in clear.
    expect(bad.getFailuresList()[0]?.getProperty()).toBe("");
    const [tenantId = "", objectId = ""] = id.split("/");
    scene.emulator.links.set(tenantId, objectId, fabrikam.id);
    const refused = createLink(plugin, { partnerId: secret(contoso.id), identity });
    await expect(refused).rejects.toThrow("to partner [secret]: it is linked to partner 7654321");
  });
});
