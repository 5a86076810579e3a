import { accessRecordProvider } from "../../sdk/providerText";
import type { Host, Properties } from "./host";
import { create, diff, refresh, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const scope = "/subscriptions/33333333-3333-4333-8333-333333333333";
const linked = "44444444-4444-4444-8444-444444444444";
const role = { principalId: linked, group: false, roleId: "support", listed: true };
const delegated = {
  component: "fabrikam",
  access: "lighthouse",
  linkedObjectId: linked,
  managingTenantId: "11111111-1111-4111-8111-111111111111",
  definition: { scope, name: "definition", given: false },
  places: { subscription: { scope, name: "assignment", given: false } },
  permanent: [role],
};
const elsewhere = { ...delegated, managingTenantId: "22222222-2222-4222-8222-222222222222" };

describe("the record of access in the dynamic-provider process", () => {
  let scene: Scene;
  /** Every test is one run of the engine. */
  let run: Host;
  beforeAll(async () => {
    scene = await openScene();
  });
  beforeEach(async () => {
    run = await scene.startRun({ providerText: accessRecordProvider });
  });
  afterEach(() => run.close());
  afterAll(() => scene.close());

  const spoken = () => run.stdout().match(/rule P14/g)?.length ?? 0;

  test("is made, kept, read and removed without asking anybody, and says what goes", async () => {
    const record = await create(run, delegated);
    expect(record).toEqual({ id: "fabrikam", outs: { ...delegated, stateVersion: 1 } });
    expect(await refresh(run, record)).toEqual(record);
    expect(await diff(run, record, delegated)).toEqual({ changes: false, replaces: [] });
    expect((await update(run, record, elsewhere)).outs).toEqual({ ...elsewhere, stateVersion: 1 });
    expect(spoken()).toBe(0);

    const later = await scene.startRun({ providerText: accessRecordProvider });
    await later.delete(record.id, record.outs);
    await later.said(/Once the access of "fabrikam" is deleted, object 4{8}-.*rule P14/);
    expect(scene.emulator.requests.all()).toEqual([]);
  });

  test("says another managing tenant once, however often it is asked", async () => {
    const record = { id: "fabrikam", outs: { ...delegated, stateVersion: 1 } };
    expect(await diff(run, record, elsewhere)).toEqual({ changes: true, replaces: [] });
    await diff(run, record, elsewhere);
    await run.said(/"fabrikam" is to be managed from tenant 2{8}-.*rule P14/);
    await run.close();
    expect(spoken()).toBe(1);
  });

  test("says nothing of what another record of the run declares as well", async () => {
    const record = { id: "fabrikam", outs: { ...delegated, stateVersion: 1 } };
    await create(run, { ...delegated, component: "renamed" });
    await run.delete(record.id, record.outs);
    await run.close();
    expect(spoken()).toBe(0);
  });

  test.each<[string, Properties]>([
    ["nothing known yet", Object.fromEntries(Object.keys(delegated).map((key) => [key, unknown]))],
    ["a tenant that is not known yet", { ...delegated, managingTenantId: unknown }],
    ["roles that are not known yet", { ...delegated, permanent: unknown }],
    ["a role in part not known yet", { ...delegated, permanent: [{ ...role, roleId: unknown }] }],
    ["what no release of this package writes", { component: 5, places: "x", permanent: [7] }],
    ["nothing at all", {}],
  ])("never fails and never claims for %s", async (_title, args) => {
    const record = { id: "fabrikam", outs: { ...delegated, stateVersion: 1 } };
    expect(await diff(run, record, args)).toEqual({ changes: true, replaces: [] });
    expect((await diff(run, { id: "fabrikam", outs: args }, delegated)).replaces).toEqual([]);
    await run.delete("fabrikam", args);
    await run.close();
    expect(spoken()).toBe(0);
    expect(run.stderr()).toBe("");
  });
});
