import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { contoso } from "../host/principal";
import { createLink, plain, struct, unknown } from "./plugin";
import type { Plugin, Properties } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const billing = "azure-partner:index:BillingAgreement";
const roles = "azure-partner:index:HeldRoles";

let scene: Scene;
let plugin: Plugin;
beforeAll(async () => {
  scene = await openScene();
  plugin = await scene.start();
});
afterAll(() => scene.close());

async function preview(type: string, args: Properties): Promise<Properties> {
  const check = new protocol.CheckRequest().setType(type).setUrn("x").setNews(struct(args));
  const inputs = (await plugin.call(plugin.client.check, check)).getInputs();
  const create = new protocol.CreateRequest()
    .setType(type)
    .setUrn("x")
    .setProperties(inputs)
    .setPreview(true);
  return plain((await plugin.call(plugin.client.create, create)).getProperties());
}

const importing = (type: string, id: string) =>
  plugin.call(plugin.client.read, new protocol.ReadRequest().setType(type).setUrn("x").setId(id));

describe("what is only read", () => {
  const guid = "72f988bf-86f1-41af-91ab-2d7cd011db47";

  test("is not known at a preview", async () => {
    expect(await preview(billing, { subscriptionId: guid })).toMatchObject({ billing: unknown });
    const holders = [{ principalId: guid, scope: `/subscriptions/${guid}` }];
    expect(await preview(roles, { holders })).toMatchObject({
      holders,
      readings: unknown,
      askedAs: unknown,
    });
  });

  test("is imported where its id says what it is, and refused where it does not", async () => {
    await expect(importing(billing, "contoso")).rejects.toThrow("give the subscription's GUID");
    await expect(importing(roles, guid)).rejects.toThrow(
      "A HeldRoles cannot be imported, because its id does not say what it reads",
    );
  });
});

describe("customTimeouts", () => {
  test("bound an operation, whatever the provider's operationTimeout says", async () => {
    const app = scene.addApplication();
    const slow = await scene.start({}, { operationTimeout: "3600" });
    const hold = scene.emulator.faults.inject({
      on: { kind: "link", objectId: app.objectId },
      fault: { type: "hold", when: "before" },
    });
    const request = new protocol.CreateRequest()
      .setType("azure-partner:index:PartnerAdminLink")
      .setUrn("x")
      .setTimeout(1)
      .setProperties(struct({ partnerId: contoso.id, identity: app.identity }));
    await expect(slow.call(slow.client.create, request)).rejects.toThrow(/\b1 s/);
    hold.drop();
    expect((await createLink(slow, { partnerId: contoso.id, identity: app.identity })).id).toBe(
      app.id,
    );
  });
});
