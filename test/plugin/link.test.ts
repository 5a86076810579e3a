import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { contoso, fabrikam } from "../host/principal";
import { checkLink, createLink, linkType, plain, struct, unknown, urn } from "./plugin";
import type { Plugin, Properties } from "./plugin";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const { Kind } = protocol.PropertyDiff;

let scene: Scene;
let plugin: Plugin;
beforeAll(async () => {
  scene = await openScene();
  plugin = await scene.start();
});
afterAll(() => scene.close());

/** In a run of its own: one program declares one partner for an identity. */
async function diff(made: { id: string; outs: Properties }, args: Properties) {
  const later = await scene.start();
  const news = (await checkLink(later, args)).getInputs();
  const request = new protocol.DiffRequest()
    .setType(linkType)
    .setUrn(urn)
    .setId(made.id)
    .setOlds(struct(made.outs))
    .setNews(news);
  const answer = await later.call(later.client.diff, request);
  return {
    replaces: answer.getReplacesList(),
    details: kindsOf(answer),
  };
}

function kindsOf(answer: protocol.DiffResponse): Record<string, number> {
  const kinds: Record<string, number> = {};
  answer.getDetaileddiffMap().forEach((one, path) => void (kinds[path] = one.getKind()));
  return kinds;
}

async function update(
  made: { id: string; outs: Properties },
  args: Properties,
  preview: boolean,
): Promise<Properties> {
  const news = (await checkLink(plugin, args)).getInputs();
  const request = new protocol.UpdateRequest()
    .setType(linkType)
    .setUrn(urn)
    .setId(made.id)
    .setOlds(struct(made.outs))
    .setNews(news)
    .setPreview(preview);
  return plain((await plugin.call(plugin.client.update, request)).getProperties());
}

const read = (id: string, state: Properties = {}, inputs: Properties = {}, by = plugin) =>
  by.call(
    by.client.read,
    new protocol.ReadRequest()
      .setType(linkType)
      .setUrn(urn)
      .setId(id)
      .setProperties(struct(state))
      .setInputs(struct(inputs)),
  );

describe("a preview", () => {
  test("of a creation asks Azure nothing, and knows what is declared and no more", async () => {
    const { identity, tenantId, requests, tokenRequests } = scene.addApplication();
    const { id, outs } = await createLink(plugin, { partnerId: contoso.id, identity }, true);
    expect(id).toBe("");
    expect(outs).toMatchObject({ partnerId: contoso.id, tenantId, objectId: unknown });
    for (const key of ["partnerName", "linkedPartnerId", "origin", "version", "updatedTime"]) {
      expect(outs[key]).toBe(unknown);
    }
    expect([requests(), tokenRequests()]).toEqual([[], 0]);
  });

  test("takes a partner that is not known yet, of whichever type the engine says it will be", async () => {
    const { identity } = scene.addApplication();
    for (const value of [unknown, "3eeb2bf0-c639-47a8-9e75-3b44932eb421"]) {
      const { outs } = await createLink(plugin, { partnerId: value, identity }, true);
      expect(outs.partnerId).toBe(unknown);
    }
  });

  test("of another partner keeps the identity, and leaves open what Azure will tell", async () => {
    const { identity, id, tenantId, objectId } = scene.addApplication();
    const made = await createLink(plugin, { partnerId: contoso.id, identity });
    const outs = await update(made, { partnerId: fabrikam.id, identity }, true);
    expect(made.id).toBe(id);
    expect(outs).toMatchObject({
      partnerId: fabrikam.id,
      tenantId,
      objectId,
      partnerName: unknown,
    });
  });

  test("of a setting alone keeps all that is known", async () => {
    const { identity } = scene.addApplication();
    const made = await createLink(plugin, { partnerId: contoso.id, identity });
    const args = { partnerId: contoso.id, identity, onDelete: "keep" };
    const { stateVersion: _shape, ...known } = made.outs;
    expect(await update(made, args, true)).toMatchObject({ ...known, onDelete: "keep" });
  });
});

describe("a difference", () => {
  test("names each place: another partner, a part of the identity, a setting", async () => {
    const { identity, objectId } = scene.addApplication();
    const made = await createLink(plugin, { partnerId: contoso.id, identity, onDelete: "keep" });
    const args = { partnerId: fabrikam.id, identity: { ...identity, objectId } };
    expect(await diff(made, args)).toEqual({
      replaces: [],
      details: {
        partnerId: Kind.UPDATE,
        "identity.objectId": Kind.ADD,
        onDelete: Kind.DELETE,
      },
    });
  });

  test("of another identity replaces the link", async () => {
    const [one, other] = [scene.addApplication(), scene.addApplication()];
    const made = await createLink(plugin, { partnerId: contoso.id, identity: one.identity });
    const { replaces, details } = await diff(made, {
      partnerId: contoso.id,
      identity: other.identity,
    });
    expect(replaces).toEqual(["identity"]);
    expect(details["identity.tenantId"]).toBe(Kind.UPDATE_REPLACE);
  });

  test("is none for a state of the dynamic provider", async () => {
    const { identity } = scene.addApplication();
    const args = { partnerId: contoso.id, identity };
    const made = await createLink(plugin, args);
    const ofDynamic = { ...made, outs: { ...made.outs, __provider: "exports.handler = ..." } };
    expect(await diff(ofDynamic, args)).toEqual({ replaces: [], details: {} });
  });
});

describe("numbers in the place of digits", () => {
  test("are refused: YAML may have made another partner's id of them", async () => {
    const answer = await checkLink(plugin, { partnerId: 42798, rebindFrom: ["1", 131073] });
    expect(answer.getFailuresList().map((one) => one.getProperty())).toEqual([
      "partnerId",
      "rebindFrom[1]",
    ]);
    expect(answer.getFailuresList()[0]?.getReason()).toContain("write it in quotes");
  });
});

describe("an import", () => {
  test("adopts the link that stands, pins its identity and writes nothing", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const run = await scene.start(app.environment);
    const answer = await read(app.id, {}, {}, run);
    const { tenantId, objectId } = app;
    const inputs = { partnerId: contoso.id, identity: { tenantId, objectId } };
    expect(answer.getId()).toBe(app.id);
    expect(plain(answer.getInputs())).toEqual(inputs);
    expect(plain(answer.getProperties())).toMatchObject({
      ...inputs,
      linkedPartnerId: contoso.id,
      origin: "adopted",
    });
    expect(app.requests()).toEqual(["GET"]);
  });

  test.each([
    ["another identity's link", () => scene.addApplication().id, "Only object"],
    ["what is no id", () => "contoso", '"contoso" is not the id of a partner admin link'],
  ])("refuses %s", async (_what, id, told) => {
    const run = await scene.start(scene.addApplication().environment);
    await expect(read(id(), {}, {}, run)).rejects.toThrow(told);
  });
});

describe("getting a link that something else manages", () => {
  test("reads as the identity that is given, and holds it to what is expected", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const given = { identity: app.identity, expectedPartnerIds: [contoso.id] };
    const answer = await read(app.id, given);
    expect(plain(answer.getProperties())).toMatchObject({ partnerId: contoso.id });
    expect(plain(answer.getProperties())).not.toHaveProperty("linkedPartnerId");
    await expect(read(app.id, { ...given, expectedPartnerIds: [fabrikam.id] })).rejects.toThrow(
      "but expectedPartnerIds names 7654321",
    );
  });

  test("keeps at a refresh what was read last, where it may and nobody signs in any more", async () => {
    const app = scene.addApplication();
    app.linkTo(contoso.id);
    const given = { identity: app.identity, whenUnreachable: "keep" };
    const state = plain((await read(app.id, given)).getProperties());
    scene.emulator.directory.removeSecret(app.clientId, app.secret);
    const later = await scene.start();
    expect(plain((await read(app.id, state, {}, later)).getProperties())).toEqual(state);
    await expect(read(app.id, { identity: app.identity }, {}, later)).rejects.toThrow(
      "Only object",
    );
  });
});

describe("what is not here", () => {
  test("is named, with what there is", async () => {
    const request = new protocol.CheckRequest()
      .setType("azure-partner:index:LighthouseDelegation")
      .setNews(struct({}));
    await expect(plugin.call(plugin.client.check, request)).rejects.toThrow(
      "has no resource azure-partner:index:LighthouseDelegation; it has azure-partner:index:PartnerAdminLink",
    );
  });
});
