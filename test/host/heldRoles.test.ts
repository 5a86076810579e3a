import { heldRolesProvider } from "../../sdk/nodejs/providerText";
import type { Host, HostOptions, Properties } from "./host";
import type { Application } from "./principal";
import { create, diff, refresh, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const roleIds = {
  reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  mayNotRead: "91c1777a-f3dc-4fae-b103-61d183457e46",
};
const subscriptionId = "5ab5c000-0000-4000-8000-000000000001";
const scope = `/subscriptions/${subscriptionId}`;
const inside = `${scope}/resourceGroups/apps`;
const group = "/providers/Microsoft.Management/managementGroups/all";
const team = "9e0e0000-0000-4000-8000-000000000001";
const list = "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01";
const waiting = { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" };

describe("reading the roles that principals hold", () => {
  let scene: Scene;
  let host: Host;
  let app: Application;
  beforeAll(async () => {
    scene = await openScene();
    host = await startRun();
  });
  beforeEach(() => {
    const { access, faults } = scene.emulator;
    access.clear();
    faults.clear();
    app = scene.addApplication();
    access.addManagementGroup({ name: "all", tenantId: app.tenantId });
    access.addSubscription({ subscriptionId, tenantId: app.tenantId, managementGroup: "all" });
    access.grant(scope, app.objectId, roleIds.reader);
  });
  afterAll(() => scene.close());

  const startRun = (options: Partial<HostOptions> = {}) =>
    scene.startRun({ ...options, providerText: heldRolesProvider });
  const asking = (...holders: Properties[]) => ({ holders, identity: app.identity });
  const own = (place = scope) => ({ principalId: app.objectId, scope: place });
  const asked = () => scene.emulator.requests.ofKind("roleAssignment", mark);
  let mark = 0;
  beforeEach(() => (mark = scene.emulator.requests.next()));

  test("tells each role at the scope and above it, as whom it asked, and nothing else", async () => {
    const { grant } = scene.emulator.access;
    grant(group, app.objectId, roleIds.contributor);
    grant(inside, app.objectId, roleIds.mayNotRead);
    grant(scope, team, roleIds.contributor);
    const { id, outs } = await create(host, asking(own()));
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(outs).toEqual({
      ...asking(own()),
      readings: [
        {
          ...own(),
          roles: [
            { roleId: roleIds.reader, scope },
            { roleId: roleIds.contributor, scope: group },
          ],
        },
      ],
      askedAs: `service principal ${app.objectId} (client ${app.clientId}) in tenant ${app.tenantId}`,
      tenantId: app.tenantId,
      objectId: app.objectId,
      stateVersion: 2,
    });
  });

  test("takes the bare GUID of a subscription for its resource id", async () => {
    const made = await create(host, asking(own(subscriptionId)));
    expect(made.outs).toMatchObject({
      holders: [own()],
      readings: [{ ...own(), roles: [{ roleId: roleIds.reader, scope }] }],
    });
    expect((await diff(host, made, asking(own()))).changes).toBe(false);
  });

  test("asks once for each principal and scope, however often and in whatever case it is named", async () => {
    const shouted = { principalId: app.objectId.toUpperCase(), scope: `${scope.slice(1)}/` };
    await create(host, asking(own(), shouted, { principalId: team, scope }, own()));
    expect(asked().map(({ query }) => new URLSearchParams(query).get("$filter"))).toEqual(
      [app.objectId, team].sort().map((id) => `principalId eq '${id}'`),
    );
    expect(new Set(asked().map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("follows the list page by page", async () => {
    scene.emulator.access.grant(group, app.objectId, roleIds.contributor);
    scene.emulator.switches.roleAssignmentsPerPage = 1;
    const { outs } = await create(host, asking(own()));
    expect(outs.readings).toMatchObject([{ roles: [{}, {}] }]);
    expect(asked()).toHaveLength(2);
  });

  test("asks nobody when nobody is asked about", async () => {
    const { outs } = await create(host, asking());
    expect(outs).toMatchObject({ readings: [] });
    expect(app.tokenRequests()).toBe(0);
  });

  test.each([
    [401, "InvalidAuthenticationToken"],
    [403, "AuthorizationFailed"],
    [404, "SubscriptionNotFound"],
  ])("takes %i for an answer, and keeps it as the reason", async (status, code) => {
    const on = { kind: "roleAssignment" } as const;
    scene.emulator.faults.inject({ on, fault: { type: "status", status, code }, times: 1 });
    const { outs } = await create(host, asking(own()));
    expect(outs.readings).toEqual([{ ...own(), unreadable: `Azure answered ${status} (${code})` }]);
  });

  test.each([408, 429, 500, 503])("takes %i for a failure, and says who asked", async (status) => {
    const on = { kind: "roleAssignment" } as const;
    const fault = { type: "status", status, retryAfter: 0 } as const;
    scene.emulator.faults.inject({ on, fault, times: 10 });
    await expect(create(host, asking(own()))).rejects.toThrow(
      new RegExp(
        `Could not read the roles of ${app.objectId} at ${scope} as service principal ${app.objectId} .*: Azure answered ${status}\\. Run the command again later\\.`,
      ),
    );
  });

  test("keeps nothing of anybody else, should Azure tell more than it was asked", async () => {
    const assignment = (principalId: string, place: string, roleId = roleIds.reader) => ({
      properties: { principalId, roleDefinitionId: `/x/${roleId}`, scope: place },
    });
    const value = [
      assignment(team, scope, roleIds.contributor),
      assignment(app.objectId, inside),
      assignment(app.objectId, scope),
      assignment(app.objectId, scope),
    ];
    scene.emulator.faults.inject({
      on: { kind: "roleAssignment" },
      fault: { type: "status", status: 200, body: { json: { value } } },
    });
    const { outs } = await create(host, asking(own()));
    expect(outs.readings).toEqual([{ ...own(), roles: [{ roleId: roleIds.reader, scope }] }]);
  });

  test("takes a page that is none of Azure's for a failure, and no role for missing", async () => {
    const on = { kind: "roleAssignment" } as const;
    scene.emulator.faults.inject({
      on,
      fault: { type: "status", status: 200, body: "html" },
      times: 1,
    });
    await expect(create(host, asking(own()))).rejects.toThrow("no list of role assignments");
  });

  test.each([
    ["nowhere else", "https://localhost:1/next", "which is not https://localhost:", 1],
    ["not for ever", undefined, "has more than 100 pages", 100],
  ])("follows the list %s", async (_where, elsewhere, complaint, requests) => {
    const nextLink = elsewhere ?? `${scene.emulator.url}${scope}${list}`;
    scene.emulator.faults.inject({
      on: { kind: "roleAssignment" },
      fault: { type: "status", status: 200, body: { json: { value: [], nextLink } } },
      times: Infinity,
    });
    await expect(create(host, asking(own()))).rejects.toThrow(complaint);
    expect(asked()).toHaveLength(requests);
  });

  test("takes a connection that is cut for a failure", async () => {
    scene.emulator.faults.inject({
      on: { kind: "roleAssignment" },
      fault: { type: "reset", when: "before" },
      times: Infinity,
    });
    await expect(create(host, asking(own()))).rejects.toThrow(/The connection to .* was cut/);
  });

  test("reads anew on a refresh, and a role that was taken away is gone", async () => {
    const { roleAssignments, grant } = scene.emulator.access;
    grant(scope, app.objectId, roleIds.contributor);
    const made = await create(host, asking(own()));
    const given = roleAssignments
      .all()
      .find((one) => one.roleDefinitionId.endsWith(roleIds.contributor));
    roleAssignments.remove(given?.id ?? "");
    const { id, outs } = await refresh(host, made);
    expect(id).toBe(made.id);
    expect(outs).toEqual({
      ...made.outs,
      readings: [{ ...own(), roles: [{ roleId: roleIds.reader, scope }] }],
    });
  });

  test("is no difference in another order, and an update in place with another holder", async () => {
    const made = await create(host, asking(own(), own(inside)));
    expect(await diff(host, made, asking(own(inside), own()))).toEqual({
      changes: false,
      replaces: [],
    });
    expect(await diff(host, made, asking(own()))).toEqual({ changes: true, replaces: [] });
    const { outs } = await update(host, made, asking(own()));
    expect(outs.readings).toHaveLength(1);
  });

  test("writes nothing to delete it, and asks nothing", async () => {
    const { id, outs } = await create(host, asking(own()));
    mark = scene.emulator.requests.next();
    await host.delete(id, outs);
    expect(scene.emulator.requests.next()).toBe(mark);
  });

  test("is not done as another identity than the pinned one", async () => {
    const identity = { ...app.identity, objectId: team };
    await expect(create(host, { holders: [own()], identity })).rejects.toThrow(
      `The identity that reads the roles is pinned to objectId ${team}`,
    );
    expect(asked()).toEqual([]);
  });

  describe("when the recorded credential is refused", () => {
    async function expired() {
      const made = await create(host, asking(own()));
      const { tenantId, clientId: identity } = app;
      scene.emulator.directory.refuseSignIn({ tenantId, identity, code: 7000222 });
      return made;
    }

    test("a refresh fails and names the ways out", async () => {
      const made = await expired();
      const run = await startRun();
      await expect(refresh(run, made)).rejects.toThrow(
        `Could not read the roles as object ${app.objectId} in tenant ${app.tenantId}`,
      );
    });

    test("and the program can do without, a refresh keeps what was last read and says so", async () => {
      const made = await expired();
      const run = await startRun({ env: waiting });
      expect((await refresh(run, made)).outs).toEqual(made.outs);
      await run.said(/The roles were not read, what was last read is kept/);
    });

    test("and another holder is declared, an update tells that this one was not read", async () => {
      const made = await expired();
      const run = await startRun();
      const args = { ...asking(own(), own(inside)), whenUnreachable: "keep" };
      const { outs } = await update(run, made, args);
      expect(outs.readings).toEqual([
        ...(made.outs.readings as unknown[]),
        {
          ...own(inside),
          unreadable: "nothing at hand signs in as the identity that reads",
        },
      ]);
    });
  });

  test("a rotated secret does not strand a refresh: the live one takes over", async () => {
    const made = await create(host, asking(own()));
    const rotated = { ...made.outs, identity: { ...app.identity, clientSecret: "old" } };
    const run = await startRun({ env: app.environment });
    const { outs } = await refresh(run, { id: made.id, outs: rotated });
    expect(outs.readings).toEqual([{ ...own(), roles: [{ roleId: roleIds.reader, scope }] }]);
  });

  test("a refresh reads as the identity that read before, and as no other", async () => {
    const ambient = await startRun({ env: app.environment });
    const made = await create(ambient, { holders: [own()] });
    const somebodyElse = scene.addApplication(app.tenantId);
    const run = await startRun({ env: somebodyElse.environment });
    mark = scene.emulator.requests.next();
    await expect(refresh(run, made)).rejects.toThrow(
      `is service principal ${somebodyElse.objectId}`,
    );
    expect(asked()).toEqual([]);
  });

  test("what cannot be asked is refused at the property, before anything is asked", async () => {
    const { failures } = await host.check({
      holders: [
        { principalId: "contoso", scope },
        { principalId: team, scope: `${scope}/resourceGroups/../..` },
        { principalId: team, scope: "production" },
      ],
      identity: { color: "blue" },
      whenUnreachable: "maybe",
    });
    expect(failures.map(({ property }) => property).sort()).toEqual([
      "holders[0].principalId",
      "holders[1].scope",
      "holders[2].scope",
      "identity.color",
      "whenUnreachable",
    ]);
  });
});
