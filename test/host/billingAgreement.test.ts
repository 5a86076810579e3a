import { billingAgreementProvider } from "../../sdk/nodejs/providerText";
import type { HostOptions } from "./host";
import type { Application } from "./principal";
import { create, diff, refresh, update } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";

const subscriptionId = "5ab5c000-0000-4000-8000-000000000001";
const agreementIs = (billingAccountAgreementType: string) => ({
  billing: { billingAccountAgreementType },
});

describe("a billing agreement", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test("is not asked for as another identity than the pinned one", async () => {
    const app = scene.addApplication();
    const { objectId } = scene.addApplication(app.tenantId);
    const run = await scene.startRun({ providerText: billingAgreementProvider });
    const identity = { ...app.identity, objectId };
    await expect(create(run, { subscriptionId, identity })).rejects.toThrow(
      new RegExp(
        `reads the billing is pinned to objectId ${objectId}, but .* is service principal ${app.objectId}.*Nothing was asked with it`,
      ),
    );
    expect(scene.emulator.requests.ofKind("billing")).toEqual([]);
  });

  test("is that of a subscription, given by its GUID or by its resource id", async () => {
    const { identity, ...app } = scene.addApplication();
    const { access } = scene.emulator;
    const told = agreementIs("EnterpriseAgreement");
    access.addSubscription({ subscriptionId, tenantId: app.tenantId, ...told });
    access.grant(
      `/subscriptions/${subscriptionId}`,
      app.objectId,
      "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    );
    const run = await scene.startRun({ providerText: billingAgreementProvider });
    const byId = { subscriptionId: `/subscriptions/${subscriptionId}`, identity };
    const made = await create(run, byId);
    expect(made).toMatchObject({ id: subscriptionId, outs: { subscriptionId, ...told } });
    const byGuid = { subscriptionId, identity };
    expect(await diff(run, made, byGuid)).toMatchObject({ changes: false, replaces: [] });
  });
});

describe("a billing agreement whose reader's credential is gone", () => {
  let scene: Scene;
  let app: Application;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  const startRun = (options: Partial<HostOptions> = {}) =>
    scene.startRun({ ...options, providerText: billingAgreementProvider });

  async function strand() {
    app = scene.addApplication();
    const { access } = scene.emulator;
    const told = agreementIs("MicrosoftCustomerAgreement");
    access.addSubscription({ subscriptionId, tenantId: app.tenantId, ...told });
    access.grant(
      `/subscriptions/${subscriptionId}`,
      app.objectId,
      "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    );
    const made = await create(await startRun(), { subscriptionId, identity: app.identity });
    expect(made.outs).toMatchObject(told);
    scene.emulator.directory.removeSecret(app.clientId, app.secret);
    return made;
  }

  test("is read again by the live credential of the same identity, and by nobody else's", async () => {
    const made = await strand();
    const secret = "SECRET-VALUE-new";
    scene.emulator.directory.addSecret(app.clientId, secret);
    const env = { ...app.environment, ARM_CLIENT_SECRET: secret };
    expect((await refresh(await startRun({ env }), made)).outs).toEqual(made.outs);
    const other = await startRun({ env: scene.addApplication(app.tenantId).environment });
    await expect(refresh(other, made)).rejects.toThrow(
      new RegExp(`Could not read the billing as object ${app.objectId}.*The live credential`),
    );
  });

  test("is kept under the override, in a refresh and in an update, which say so", async () => {
    const made = await strand();
    const run = await startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
    expect(await refresh(run, made)).toEqual(made);
    await run.said(/The billing was not read, what was last read is kept: .*AADSTS7000215/);
    const identity = { tenantId: app.tenantId, clientId: app.clientId };
    const { outs } = await update(run, made, { subscriptionId, identity });
    expect(outs).toEqual({ ...made.outs, identity });
  });

  test("is not kept because of trouble", async () => {
    const made = await strand();
    scene.emulator.faults.inject({
      on: { kind: "token", tenantId: app.tenantId },
      fault: { type: "status", status: 503, retryAfter: 0 },
      times: 99,
    });
    const run = await startRun({ env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } });
    await expect(refresh(run, made)).rejects.toThrow(
      /answered 503.*says nothing|says nothing.*503/,
    );
  });
});
