import { inOrder } from "../inOrder";
import { openYamlScene } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(120_000);

const subscriptionId = "5ab5c000-0000-4000-8000-000000000001";
const scope = `/subscriptions/${subscriptionId}`;
const reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

inOrder("a program in YAML that reads the agreement and the roles of a subscription", (then) => {
  let scene: YamlScene;
  const written = () =>
    scene.emulator.requests
      .all()
      .filter(({ kind, method }) => kind !== "token" && method !== "GET");
  beforeAll(async () => {
    scene = await openYamlScene();
    const { access } = scene.emulator;
    const { tenantId, objectId } = scene.principal;
    access.addSubscription({
      ...{ subscriptionId, tenantId },
      billing: { billingAccountAgreementType: "MicrosoftPartnerAgreement" },
    });
    access.grant(scope, objectId, reader);
    await scene.program(`
resources:
  billing:
    type: azure-partner:BillingAgreement
    properties: { subscriptionId: ${subscriptionId} }
  roles:
    type: azure-partner:HeldRoles
    properties:
      holders: [{ principalId: ${objectId}, scope: ${scope} }]
outputs:
  billing: \${billing.billing}
  readings: \${roles.readings}
`);
  });
  afterAll(() => scene.close());

  then("asks nothing at its first preview", async () => {
    await scene.preview();
    expect(scene.emulator.requests.all()).toEqual([]);
  });

  then("is told both by up, which writes nothing", async () => {
    await scene.up();
    const told = JSON.stringify(await scene.workspace.stackOutput());
    expect(told).toContain("MicrosoftPartnerAgreement");
    expect(told).toContain(reader);
    expect(written()).toEqual([]);
  });

  then("asks nothing again while nothing changes", async () => {
    const mark = scene.emulator.requests.next();
    await scene.up(["--expect-no-changes"]);
    expect(scene.emulator.requests.next()).toBe(mark);
  });

  then("sees by a refresh that a role was given back, and leaves nothing to remove", async () => {
    const { roleAssignments } = scene.emulator.access;
    roleAssignments.all().forEach(({ id }) => roleAssignments.remove(id));
    await scene.refresh();
    await scene.up();
    expect(JSON.stringify(await scene.workspace.stackOutput())).not.toContain(reader);
    await scene.destroy();
    expect(written()).toEqual([]);
  });
});
