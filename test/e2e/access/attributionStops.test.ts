import type { CommandResult } from "../../engine/runCommand";
import type { StackResource, Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let partner: Principal;
let customer: Customer;

beforeEach(async () => {
  scene = await openAccessScene();
  partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
  customer = addCustomer(scene.emulator);
});

afterEach(() => scene.close());

const assignmentIds = (end: string) => ({
  registrationAssignmentIds: { subscription: `4a4d0000-0000-4000-8000-00000000000${end}` },
});

const linkOf = (tenantId: string, objectId: string) => ({
  id: `${tenantId}/${objectId}`,
  partnerId: partnerIds.ours,
});

const args = () => ({
  subscriptionId: customer.subscriptionId,
  managedByTenantId: partner.tenantId,
  registrationDefinitionName: "Managed by Contoso",
  authorizations: [{ principalId: partner.objectId, role: "Support Request Contributor" }],
  existingLink: linkOf(partner.tenantId, partner.objectId),
});

/** The same delegation under other options: what CHANGES, NAME and OPTIONS say. */
const program = () => `
const pulumi = require("@pulumi/pulumi");
const { LighthouseDelegation } = require("pulumi-azure-partner/access");
const { Provider } = require("@pulumi/azure-native/provider");
const { NAME = "adatum", CHANGES = "{}", OPTIONS = "({})" } = process.env;
const customer = () => new Provider("customer", {
  subscriptionId: "${customer.subscriptionId}",
  tenantId: "${customer.tenantId}",
  clientId: process.env.ARM_CLIENT_ID,
  clientSecret: process.env.ARM_CLIENT_SECRET,
  metadataHost: process.env.ARM_METADATA_HOSTNAME,
  disableInstanceDiscovery: true,
});
const args = { ...${JSON.stringify(args())}, ...JSON.parse(CHANGES) };
const options = eval(OPTIONS);
if (NAME) new LighthouseDelegation(NAME, args, options);`;

/** Hooks need a language host that knows them, so previews and updates bring their own. */
const openStack = (config: Record<string, string> = {}): Promise<Workspace> =>
  scene.openStack({ program: program(), env: customer.owner.env, config, inline: true });

const changing = (changes: object, env: Record<string, string> = {}) => ({
  env: { CHANGES: JSON.stringify(changes), ...env },
});

/** What rule P14 says in a run, each sentence as often as the summary at its end shows it. */
function said({ stdout, stderr }: CommandResult): string[] {
  expect(stderr).not.toContain("P14");
  const diagnostics = stdout.slice(stdout.lastIndexOf("Diagnostics:"));
  return diagnostics.split("\n").filter((line) => line.includes(" P14: "));
}

async function component(stack: Workspace): Promise<StackResource | undefined> {
  return (await recorded(stack, ":LighthouseDelegation"))[0];
}

/** A change of which something is to be said: the role that counts goes. */
const readerOnly = () => ({ authorizations: [{ principalId: partner.objectId, role: "Reader" }] });
const keepsNone = () => [
  expect.stringMatching(`warning: P14: In "adatum" object ${partner.objectId} keeps no permanent`),
];

test("Nothing is said at first, nor when nothing changes, nor after a refresh, nor for what is no access", async () => {
  const stack = await openStack();
  expect(said(await succeed(stack.preview()))).toEqual([]);
  expect(said(await succeed(stack.up()))).toEqual([]);
  expect(await component(stack)).toMatchObject({ inputs: { access: { mode: "lighthouse" } } });
  expect(said(await succeed(stack.up(["--expect-no-changes"])))).toEqual([]);
  expect(said(await succeed(stack.refresh()))).toEqual([]);
  expect(said(await succeed(stack.preview(["--refresh", "--expect-no-changes"])))).toEqual([]);

  const merged = { ...args().existingLink, partnerId: partnerIds.theirs };
  const offer = {
    registrationDefinitionName: "Managed by Contoso, day and night",
    description: "Day and night",
  };
  const preview = await succeed(stack.preview([], changing({ ...offer, existingLink: merged })));
  expect(said(preview)).toEqual([]);
  expect(preview.stdout).toContain("1 to update");
});

test("The preview says that another managing tenant ends attribution, and that there is no gap", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  const managedByTenantId = addTenant(scene.emulator);
  const existingLink = linkOf(managedByTenantId, partner.objectId);
  const other = changing({
    managedByTenantId,
    existingLink,
    registrationDefinitionName: "From the new tenant",
  });
  expect(said(await succeed(stack.preview([], other)))).toEqual([
    expect.stringContaining(
      `from tenant ${managedByTenantId} instead of tenant ${partner.tenantId}`,
    ),
    expect.stringContaining("the new one is made before the old one is deleted"),
  ]);
  await succeed(stack.up([], other));
  expect(said(await succeed(stack.preview(["--expect-no-changes"], other)))).toEqual([]);
});

test("The preview says that there is a gap where names are given by hand, and there is one", async () => {
  const { assignments } = scene.emulator.access;
  const stack = await openStack();
  await succeed(stack.up([], changing(assignmentIds("a"))));
  const renamed = changing(assignmentIds("b"));
  expect(said(await succeed(stack.preview([], renamed)))).toEqual([
    expect.stringContaining(
      'with a gap: registrationAssignmentIds["subscription"] is given by hand',
    ),
  ]);
  const before = assignments.history().length;
  await succeed(stack.up([], renamed));
  const steps = assignments.history().slice(before);
  expect(steps[0]?.after).toBeUndefined();
  expect(steps.at(-1)?.after).toBeDefined();
});

test("A change that Azure refused is said by that run, and not again by the next preview", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  const registrationDefinitionId = "4a4d0000-0000-4000-8000-00000000000d";
  // The emulator takes the likelier position: a definition with assignments is not deleted.
  const refused = await stack.up([], changing({ registrationDefinitionId }));
  expect(refused.exitCode).not.toBe(0);
  expect(said(refused)).toEqual([
    expect.stringContaining("Whether Azure deletes a definition that still has assignments"),
  ]);
  expect(said(await succeed(stack.preview([], changing({ registrationDefinitionId }))))).toEqual(
    [],
  );
});

test("What a rule stopped is compared with nothing: it never stood", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  const stopped = await stack.up([], changing({ authorizations: [] }));
  expect(stopped.exitCode).not.toBe(0);
  expect(stopped.stdout).toContain("was stopped before anything was written");
  expect((await component(stack))?.inputs ?? {}).toEqual({});
  expect(said(await succeed(stack.up([], changing(readerOnly()))))).toEqual([]);
  expect(said(await succeed(stack.preview()))).toEqual([]);
});

test("The preview says where the linked identity loses the role that counts, and who gets one", async () => {
  const next = addPrincipal(scene.emulator, partner.tenantId);
  const stack = await openStack();
  await succeed(stack.up());
  const handover = changing({
    authorizations: [{ principalId: next.objectId, role: "Support Request Contributor" }],
    existingLink: linkOf(partner.tenantId, next.objectId),
  });
  const [sentence, ...others] = said(await succeed(stack.preview([], handover)));
  expect(others).toEqual([]);
  expect(sentence).toContain(`object ${partner.objectId} keeps no permanent role at`);
  expect(sentence).toContain(`object ${next.objectId} gets one there`);
});

test("With the rule switched off nothing is said, and what is declared goes on being registered", async () => {
  const stack = await openStack();
  const skipRules = { P14: "The customer asked for it" };
  await succeed(stack.up([], changing({ skipRules })));
  expect(said(await succeed(stack.up([], changing({ ...readerOnly(), skipRules }))))).toEqual([]);
  expect(said(await succeed(stack.up()))).toEqual([]);
  expect(said(await succeed(stack.preview([], changing(readerOnly()))))).toEqual(keepsNone());
});

test("A removal and a destroy show as deletions and need no program", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  expect(said(await succeed(stack.up([], { env: { NAME: "" } })))).toEqual([]);
  await succeed(stack.up());
  expect(said(await succeed(stack.destroy()))).toEqual([]);
  expect(scene.emulator.access.assignments.all()).toEqual([]);
});

test.each([
  ["a provider", "({ provider: customer() })"],
  ["a list of providers", "({ providers: [customer()] })"],
  ["aliases", '({ aliases: [{ name: "adatum-2025" }] })'],
  ["a transform", "({ transforms: [({ props, opts }) => ({ props, opts })] })"],
  ["protection", "({ protect: true })"],
  [
    "a hook of the program's own",
    `({ hooks: { beforeUpdate: [
      new pulumi.ResourceHook("own", () => console.log("the program's own hook"), { onDryRun: true }),
    ] } })`,
  ],
])("With %s the preview says the same", async (_title, OPTIONS) => {
  const stack = await openStack();
  const isRename = OPTIONS.includes("aliases");
  await succeed(stack.up([], changing({}, isRename ? { NAME: "adatum-2025" } : { OPTIONS })));
  const registrationDefinitionName = "Managed by Contoso, as before";
  const preview = await succeed(
    stack.preview([], changing({ ...readerOnly(), registrationDefinitionName }, { OPTIONS })),
  );
  const renamed = isRename ? [expect.stringContaining('The delegation "adatum" is replaced')] : [];
  expect(said(preview)).toEqual([...renamed, ...keepsNone()]);
  expect(preview.stdout.includes("the program's own hook")).toBe(OPTIONS.includes("hooks"));
});

test("Two components of one name are told apart", async () => {
  const stack = await openStack();
  const OPTIONS = `(() => {
    const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
    new LighthouseDelegation(NAME, { ...args, registrationDefinitionName: "By another parent" }, { parent });
    return {};
  })()`;
  const definition = { registrationDefinitionId: "4a4d0000-0000-4000-8000-00000000000d" };
  expect(said(await stack.preview([], changing(definition, { OPTIONS })))).toEqual([]);
});

test("What is given as a secret stays one, and is never said", async () => {
  const stack = await openStack();
  const OPTIONS = `(args.authorizations = pulumi.secret(JSON.parse(CHANGES).authorizations), {})`;
  await succeed(stack.up([], changing({ authorizations: args().authorizations }, { OPTIONS })));
  const { inputs } = (await component(stack)) ?? {};
  expect(JSON.stringify(inputs)).toContain("ciphertext");
  expect(JSON.stringify(inputs)).not.toContain("cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e");
  expect(said(await succeed(stack.preview([], changing(readerOnly(), { OPTIONS }))))).toEqual([]);
});

test("Without component inputs the access is made all the same, and that nothing is said is said once", async () => {
  const stack = await openStack();
  const env = { PULUMI_NODEJS_SKIP_COMPONENT_INPUTS: "true" };
  const silent = [
    expect.stringContaining("PULUMI_NODEJS_SKIP_COMPONENT_INPUTS leaves out what is compared"),
  ];
  expect(said(await succeed(stack.up([], { env })))).toEqual(silent);
  expect((await component(stack))?.inputs ?? {}).toEqual({});
  expect(said(await succeed(stack.up([], changing(readerOnly(), env))))).toEqual(silent);
  // What was never registered is no former access.
  expect(said(await succeed(stack.up()))).toEqual([]);
  expect(said(await succeed(stack.preview([], changing(readerOnly()))))).toEqual(keepsNone());
});

test("By the engine's language host access is changed as well: the change is said, or once that nothing is", async () => {
  const stack = await scene.openStack({ program: program(), env: customer.owner.env });
  const OPTIONS = `(new LighthouseDelegation("archive", { ...args, registrationDefinitionName: "Archive" }), {})`;
  await succeed(stack.up([], changing({}, { OPTIONS })));
  const told = said(await succeed(stack.up([], changing(readerOnly(), { OPTIONS }))));
  const silent = told.filter((line) => line.includes("This run does not say"));
  expect(told).toHaveLength(silent.length === 0 ? 2 : 1);
});

test("Where default providers are disabled the preview says the same", async () => {
  const stack = await openStack({ "pulumi:disable-default-providers": '["*"]' });
  const OPTIONS = "({ provider: customer() })";
  await succeed(stack.up([], { env: { OPTIONS } }));
  const preview = await succeed(stack.preview([], changing(readerOnly(), { OPTIONS })));
  expect(said(preview)).toEqual(keepsNone());
});
