import type { StatusFault } from "../../emulator";
import type { Host } from "./host";
import { contoso, fabrikam } from "./principal";
import type { Application } from "./principal";
import { create, refresh } from "./resource";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

describe("reading a link", () => {
  let scene: Scene;
  let host: Host;
  beforeAll(async () => {
    scene = await openScene();
    host = await scene.startRun();
  });
  afterAll(() => scene.close());

  async function linked(): Promise<[Application, Resource]> {
    const app = scene.addApplication();
    return [app, await create(host, { partnerId: contoso.id, identity: app.identity })];
  }
  function strike({ objectId }: Application, fault: Omit<StatusFault, "type">, times = 1): void {
    const on = { kind: "link", objectId, method: "GET" } as const;
    scene.emulator.faults.inject({ on, fault: { type: "status", ...fault }, times });
  }

  test("gives back exactly what was stored when nothing is new, with one request", async () => {
    const [app, { id, outs }] = await linked();
    const read = await host.read(id, outs);
    expect(read).toEqual({
      id,
      props: outs,
      inputs: {
        partnerId: contoso.id,
        identity: app.identity,
        tenantId: app.tenantId,
      },
    });
    expect(app.requests()).toEqual(["GET", "PUT", "GET"]);
    expect(await host.read(id, outs)).toEqual(read);
  });

  test("gives back the inputs that check makes, so that a refresh is no difference", async () => {
    const [app, { id, outs }] = await linked();
    const { inputs } = await host.check({ partnerId: contoso.id, identity: app.identity });
    expect((await host.read(id, outs)).inputs).toEqual(inputs);
  });

  test("shows another partner's link as that partner's, and what is ours as ours", async () => {
    const [app, { id, outs }] = await linked();
    app.linkTo(fabrikam.id);
    const read = await host.read(id, outs);
    expect(read.props).toEqual({
      ...outs,
      partnerId: fabrikam.id,
      partnerName: fabrikam.name,
      version: 2,
      updatedTime: app.link()?.updatedTime,
    });
    expect(read.props.linkedPartnerId).toBe(contoso.id);
    expect(read.inputs).toMatchObject({ partnerId: fabrikam.id });
  });

  test("does not take another partner's link for ours, however often it is read", async () => {
    const [app, resource] = await linked();
    app.linkTo(fabrikam.id);
    const twice = await refresh(host, await refresh(host, resource));
    expect(twice.outs).toMatchObject({ partnerId: fabrikam.id, linkedPartnerId: contoso.id });
  });

  test.each(["notFound", "deletedState"] as const)(
    "says that a removed link is gone (%s)",
    async (position) => {
      const [app, { id, outs }] = await linked();
      app.unlink();
      scene.emulator.switches.readDeletedState = position;
      const read = await host
        .read(id, outs)
        .finally(() => (scene.emulator.switches.readDeletedState = "notFound"));
      expect(read).toEqual({ id: "", props: {} });
    },
  );

  test("says that a link is gone whatever code Resource Manager's own 404 has", async () => {
    const [app, { id, outs }] = await linked();
    app.unlink();
    strike(app, { status: 404, code: "NotFound" }, 4);
    expect((await host.read(id, outs)).id).toBe("");
  });

  test.each<[string, Omit<StatusFault, "type">, RegExp]>([
    ["an HTML 404", { status: 404, body: "html" }, /404.*proxy or gateway/],
    ["an empty 404", { status: 404, body: "empty" }, /404.*proxy or gateway/],
    ["a JSON 404 of another shape", { status: 404, body: { json: { title: "?" } } }, /404.*proxy/],
    [
      "a 404 of a cloud without the service",
      { status: 404, code: "InvalidResourceNamespace" },
      /no Microsoft\.ManagementPartner service/,
    ],
    ["a 401", { status: 401 }, /answered 401.*clock/],
    ["a 403", { status: 403 }, /answered 403.*forbids/],
    ["an empty 200", { status: 200, body: "empty" }, /answered 200, but.*no partner id/],
    ["a 200 with HTML", { status: 200, body: "html" }, /answered 200, but.*proxy/],
    ["a 200 with a list", { status: 200, body: { json: { value: [] } } }, /no partner id/],
    ["a 204", { status: 204, body: "empty" }, /answered 204/],
  ])("does not take %s for a link that is gone", async (_title, fault, message) => {
    const [app, { id, outs }] = await linked();
    strike(app, fault);
    await expect(host.read(id, outs)).rejects.toThrow(message);
    expect((await host.read(id, outs)).props).toEqual(outs);
  });

  test("does not take a fault of Azure's for a link that is gone", async () => {
    const [app, { id, outs }] = await linked();
    strike(app, { status: 503, retryAfter: 0 }, 20);
    await expect(host.read(id, outs)).rejects.toThrow(/answered 503.*a fault of its own/);
  });

  test("does not believe an answer about somebody else", async () => {
    const [app, { id, outs }] = await linked();
    const { objectId } = scene.addApplication();
    scene.emulator.faults.inject({
      on: { kind: "link", objectId: app.objectId },
      fault: { type: "otherIdentity", objectId },
    });
    await expect(host.read(id, outs)).rejects.toThrow(
      `the answer is about another identity (objectId ${objectId})`,
    );
  });

  test.each(["truncated", "contentType"] as const)(
    "copes with an answer that is %s",
    async (type) => {
      const [app, { id, outs }] = await linked();
      const fault = type === "truncated" ? { type } : { type, contentType: "text/plain" };
      scene.emulator.faults.inject({ on: { kind: "link", objectId: app.objectId }, fault });
      const reading = host.read(id, outs);
      await (type === "truncated"
        ? expect(reading).rejects.toThrow(/answered 200, but/)
        : expect(reading).resolves.toMatchObject({ props: outs }));
    },
  );

  test("keeps properties that a later release may have stored", async () => {
    const [, { id, outs }] = await linked();
    const later = { ...outs, stateVersion: 2, somethingNew: "kept" };
    expect((await host.read(id, later)).props).toEqual(later);
  });

  describe("that something else manages", () => {
    test("tells the outputs, owning nothing", async () => {
      const app = scene.addApplication();
      app.linkTo(fabrikam.id);
      const { id, props, inputs } = await host.read(app.id, { identity: app.identity });
      expect(id).toBe(app.id);
      expect(props).toMatchObject({
        partnerId: fabrikam.id,
        partnerName: fabrikam.name,
        tenantId: app.tenantId,
        objectId: app.objectId,
      });
      expect(props).not.toHaveProperty("linkedPartnerId");
      expect(props).not.toHaveProperty("origin");
      expect(inputs).toBeUndefined();
      expect(app.requests()).toEqual(["GET"]);
    });

    test("fails when there is none, instead of giving an empty resource", async () => {
      const app = scene.addApplication();
      await expect(host.read(app.id, { identity: app.identity })).rejects.toThrow(
        `Object ${app.objectId} in tenant ${app.tenantId} is not linked to any partner`,
      );
    });

    test("fails when somebody else signs in, naming both", async () => {
      const app = scene.addApplication();
      const other = scene.addApplication();
      app.linkTo(fabrikam.id);
      await expect(host.read(app.id, { identity: other.identity })).rejects.toThrow(
        new RegExp(`object ${app.objectId}.*is service principal ${other.objectId}`),
      );
      expect(other.requests()).toEqual([]);
    });

    test("says in two sentences what to do, and nothing of a credential that merely lies about", async () => {
      const app = scene.addApplication();
      const customer = scene.addApplication();
      app.linkTo(fabrikam.id);
      const run = await scene.startRun({ env: customer.environment });
      const { message } = (await run.read(app.id, {}).catch((thrown: unknown) => thrown)) as Error;
      expect(message).toBe(
        `Only object ${app.objectId} in tenant ${app.tenantId} can read its own partner admin link, and who signs in here is service principal ${customer.objectId} (client ${customer.clientId}) in tenant ${customer.tenantId}. Give its credential in \`identity\` of \`PartnerAdminLink.get\`, or take the link from the outputs of the stack that manages it (a StackReference).`,
      );
      expect(customer.requests()).toEqual([]);
    });

    test("is never kept unverified", async () => {
      const app = scene.addApplication();
      const run = await scene.startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
      const identity = { ...app.identity, clientSecret: "SECRET-VALUE-wrong" };
      await expect(run.read(app.id, { identity })).rejects.toThrow("AADSTS7000215");
    });

    test.each(["", "nonsense", "a/b/c", "/", "11111111-1111-4111-8111-111111111111"])(
      "refuses the id '%s'",
      async (id) => {
        await expect(host.read(id, {})).rejects.toThrow(/give "<tenant id>\/<object id>"/);
      },
    );
  });
});
