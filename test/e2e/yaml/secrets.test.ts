import { join } from "node:path";
import { filesHolding } from "../filesHolding";
import { inOrder } from "../inOrder";
import { ours, second } from "../scene";
import type { Principal, Run } from "../scene";
import { openYamlScene } from "./yamlScene";
import type { YamlScene } from "./yamlScene";

jest.setTimeout(180_000);

inOrder("secrets that a program in YAML holds in clear", (then) => {
  let scene: YamlScene;
  let declared: Principal;
  let ofProvider: Principal;
  let secrets: string[];
  const runs: Run[] = [];
  beforeAll(async () => {
    scene = await openYamlScene();
    declared = scene.addPrincipal();
    ofProvider = scene.addPrincipal();
    secrets = [declared, ofProvider, scene.principal].map(({ clientSecret }) => clientSecret);
  });
  afterAll(() => scene.close());

  const signIn = ({ tenantId, clientId, clientSecret }: Principal) =>
    `{ tenantId: ${tenantId}, clientId: ${clientId}, clientSecret: ${clientSecret} }`;
  const declare = (partnerId: string) =>
    scene.program(`
resources:
  explicit:
    type: pulumi:providers:azure-partner
    properties: ${signIn(ofProvider)}
  declared:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: "${partnerId}"
      identity: ${signIn(declared)}
  ofProvider:
    type: azure-partner:PartnerAdminLink
    properties:
      partnerId: { fn::secret: "${partnerId}" }
    options: { provider: "\${explicit}" }
  ofEnvironment:
    type: azure-partner:PartnerAdminLink
    properties: { partnerId: "${partnerId}" }
`);

  then("sign in", async () => {
    await declare(ours);
    runs.push(await scene.preview(["--diff"]), await scene.up());
    await declare(second);
    runs.push(await scene.preview(["--diff"]), await scene.up(), await scene.refresh());
    for (const principal of [declared, ofProvider, scene.principal]) {
      expect(scene.history(principal)).toEqual([`none -> ${ours}`, `${ours} -> ${second}`]);
    }
  });

  then("are shown by no command, and stand in no other file than the program", async () => {
    const shown = runs.filter(({ text }) => secrets.some((secret) => text.includes(secret)));
    expect(shown).toEqual([]);
    const { root, folder } = scene.workspace;
    expect(await filesHolding(root, secrets)).toEqual([join(folder, "Pulumi.yaml")]);
  });

  then("are encrypted in the state, with what derives from a secret partner id", async () => {
    const { resources = [] } = (await scene.workspace.stackExport()).deployment;
    const named = (name: string) => resources.find(({ urn }) => urn.endsWith(`::${name}`));
    const encrypted = expect.objectContaining({ ciphertext: expect.any(String) });
    const link = named("declared");
    for (const stored of [link?.inputs, link?.outputs]) {
      expect(stored?.["identity"]).toEqual({
        tenantId: declared.tenantId,
        clientId: declared.clientId,
        clientSecret: encrypted,
      });
    }
    expect(named("explicit")?.inputs).toMatchObject({ clientSecret: encrypted });
    const outputs = { partnerId: encrypted, linkedPartnerId: encrypted };
    expect(named("ofProvider")?.outputs).toMatchObject(outputs);
    expect(named("ofEnvironment")?.outputs).not.toHaveProperty("identity");
  });

  then("are not in the plugin's words of the engine's verbose log", async () => {
    await declare(ours);
    const { text } = await scene.up(["-v=9", "--logtostderr"]);
    const lines = text.split("\n");
    const showing = lines.filter((line) => secrets.some((secret) => line.includes(secret)));
    // The engine writes what crosses its wire, every package's secrets included, as JSON records.
    for (const line of showing) {
      expect(JSON.parse(line)).toMatchObject({ level: "INFO", v: expect.any(Number) });
    }
    expect(lines.some((line) => line.startsWith('{"time":'))).toBe(true);
  });

  then("serve to unlink", async () => {
    await scene.destroy();
    const principals = [declared, ofProvider, scene.principal];
    expect(principals.map((principal) => scene.linked(principal))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});
