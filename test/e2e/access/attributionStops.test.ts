import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { recorded, recordType, urnOf } from "./stackState";
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
  assignmentIds: { subscription: `4a4d0000-0000-4000-8000-00000000000${end}` },
});

const args = () => ({
  subscriptionId: customer.subscriptionId,
  managedByTenantId: partner.tenantId,
  offerName: "Managed by Contoso",
  authorizations: [{ principalId: partner.objectId, role: "Support Request Contributor" }],
  link: { partnerId: partnerIds.ours, tenantId: partner.tenantId, objectId: partner.objectId },
});

/** The same delegation under other options: what CHANGES, NAME and OPTIONS say. */
const program = () => `
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

const openStack = (config: Record<string, string> = {}): Promise<Workspace> =>
  scene.openStack({ program: program(), env: customer.owner.env, config });

const changing = (changes: object) => ({ env: { CHANGES: JSON.stringify(changes) } });

/** What rule P14 says in a run, each sentence as often as the summary at its end shows it. */
function said({ stdout }: { stdout: string }): string[] {
  const diagnostics = stdout.slice(stdout.lastIndexOf("Diagnostics:"));
  return diagnostics.split("\n").filter((line) => line.includes("(rule P14)"));
}

test("Nothing is said at first, nor when nothing changes, nor after a refresh, nor for what is no access", async () => {
  const stack = await openStack();
  expect(said(await succeed(stack.preview()))).toEqual([]);
  expect(said(await succeed(stack.up()))).toEqual([]);
  expect(await recorded(stack, recordType)).toHaveLength(1);
  expect(said(await succeed(stack.up(["--expect-no-changes"])))).toEqual([]);
  expect(said(await succeed(stack.refresh()))).toEqual([]);
  expect(said(await succeed(stack.preview(["--refresh", "--expect-no-changes"])))).toEqual([]);

  const merged = { ...args().link, partnerId: partnerIds.theirs };
  const offer = { offerName: "Managed by Contoso, day and night", description: "Day and night" };
  const { stdout } = await succeed(stack.preview([], changing({ ...offer, link: merged })));
  expect(said({ stdout })).toEqual([]);
  expect(stdout).toContain("1 to update");
});

test("A stack that was made before there were records gets one without a word", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  await succeed(
    stack.pulumi(["state", "delete", await urnOf(stack, recordType, "adatum"), "--yes"]),
  );
  const run = await succeed(stack.up());
  expect(run.stdout).toContain("1 created");
  expect(said(run)).toEqual([]);
});

test("The preview says that another managing tenant ends attribution, and that there is no gap", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  const managedByTenantId = addTenant(scene.emulator);
  const link = { ...args().link, tenantId: managedByTenantId };
  const other = changing({ managedByTenantId, link, offerName: "From the new tenant" });
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
    expect.stringContaining('with a gap: assignmentIds["subscription"] is given by hand'),
  ]);
  const before = assignments.history().length;
  await succeed(stack.up([], renamed));
  const steps = assignments.history().slice(before);
  expect(steps[0]?.after).toBeUndefined();
  expect(steps.at(-1)?.after).toBeDefined();
});

test("A change that Azure refused is said again by the next preview", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  const definitionId = "4a4d0000-0000-4000-8000-00000000000d";
  // The emulator takes the likelier position: a definition with assignments is not deleted.
  expect((await stack.up([], changing({ definitionId }))).exitCode).not.toBe(0);
  expect(said(await succeed(stack.preview([], changing({ definitionId }))))).toEqual([
    expect.stringContaining("Whether Azure deletes a definition that still has assignments"),
  ]);
});

test("The preview says where the linked identity loses the role that counts, and who gets one", async () => {
  const next = addPrincipal(scene.emulator, partner.tenantId);
  const stack = await openStack();
  await succeed(stack.up());
  const handover = changing({
    authorizations: [{ principalId: next.objectId, role: "Support Request Contributor" }],
    link: { ...args().link, objectId: next.objectId },
  });
  const [sentence, ...others] = said(await succeed(stack.preview([], handover)));
  expect(others).toEqual([]);
  expect(sentence).toContain(`object ${partner.objectId} keeps no permanent role at`);
  expect(sentence).toContain(`object ${next.objectId} gets one there`);
});

test("A destroy and a removal say what goes, a rename does not: another record declares the same", async () => {
  const stack = await openStack();
  await succeed(stack.up());
  // Azure takes no second offer of one name at a scope.
  const renamed = { NAME: "renamed", CHANGES: JSON.stringify({ offerName: "Renamed" }) };
  expect(said(await succeed(stack.up([], { env: renamed })))).toEqual([]);

  const gone = [
    expect.stringMatching(`Once the access of "renamed" is deleted, object ${partner.objectId}`),
  ];
  expect(said(await succeed(stack.up([], { env: { NAME: "" } })))).toEqual(gone);
  await succeed(stack.up([], { env: renamed }));
  expect(said(await succeed(stack.destroy()))).toEqual(gone);
});

test.each([
  ["a provider", "({ provider: customer() })"],
  ["a list of providers", "({ providers: [customer()] })"],
  ["aliases", '({ aliases: [{ name: "adatum-2025" }] })'],
  ["a transform", "({ transforms: [({ props, opts }) => ({ props, opts })] })"],
])("With %s the record stands, changes and goes like the access", async (_title, OPTIONS) => {
  const stack = await openStack();
  const NAME = OPTIONS.includes("aliases") ? "adatum-2025" : "adatum";
  await succeed(
    stack.up([], { env: { NAME, OPTIONS: OPTIONS.includes("aliases") ? "({})" : OPTIONS } }),
  );
  const offerName = "Managed by Contoso, as before";
  const env = { OPTIONS, CHANGES: JSON.stringify({ offerName }) };
  await succeed(stack.up([], { env }));
  expect(await recorded(stack, recordType)).toHaveLength(1);
  await succeed(stack.up(["--expect-no-changes"], { env }));
  await succeed(stack.destroy());
  expect(scene.emulator.access.assignments.all()).toEqual([]);
});

test("Protected access keeps its record, and lets it go when it is protected no more", async () => {
  const stack = await openStack();
  const OPTIONS = "({ protect: true })";
  await succeed(stack.up([], { env: { OPTIONS } }));
  const description = JSON.stringify({ description: "Day and night" });
  await succeed(stack.up([], { env: { OPTIONS, CHANGES: description } }));
  await succeed(stack.destroy(["--exclude-protected"]));
  const refused = await stack.destroy();
  expect(refused.exitCode).not.toBe(0);
  expect(said(refused)).toEqual([]);
  expect(await recorded(stack, recordType)).toHaveLength(1);
  expect(scene.emulator.access.assignments.all()).toHaveLength(1);

  await succeed(stack.up());
  await succeed(stack.destroy());
  expect(scene.emulator.access.assignments.all()).toEqual([]);
});

test("What is given as a secret stays one in the record", async () => {
  const stack = await openStack();
  const authorizations = `JSON.parse(process.env.CHANGES).authorizations`;
  await succeed(
    stack.up([], {
      env: {
        CHANGES: JSON.stringify({ authorizations: args().authorizations }),
        OPTIONS: `(args.authorizations = require("@pulumi/pulumi").secret(${authorizations}), {})`,
      },
    }),
  );
  const [record] = await recorded(stack, recordType);
  expect(record?.inputs).toEqual(expect.objectContaining({ component: "adatum" }));
  for (const properties of [record?.inputs, record?.outputs]) {
    expect(JSON.stringify(properties?.permanent)).toContain("ciphertext");
    expect(JSON.stringify(properties?.permanent)).not.toContain(partner.objectId);
  }
});

test("Where default providers are disabled the access is made without a record", async () => {
  const stack = await openStack({ "pulumi:disable-default-providers": '["*"]' });
  await succeed(stack.up([], { env: { OPTIONS: "({ provider: customer() })" } }));
  expect(await recorded(stack, recordType)).toEqual([]);
  expect(scene.emulator.access.assignments.all()).toHaveLength(1);
});
