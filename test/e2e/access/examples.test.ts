import { cp, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Workspace } from "../../engine/workspace";
import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { linkType, urnOf } from "./stackState";
import { succeed } from "./succeed";

let scene: AccessScene;
let customer: Customer;
let folder: string;

const repository = dirname(dirname(dirname(__dirname)));
const asked = { partnerId: partnerIds.ours, expectedPartnerName: "Contoso Consulting" };
const operatorsGroupId = "9e0e0000-0000-4000-8000-000000000001";

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  folder = await realpath(await mkdtemp(join(tmpdir(), "example-")));
});

afterEach(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

type Identity = Pick<Principal, "tenantId" | "objectId">;

/** Types are checked with all others, so that programs need not be checked in every run. */
const untyped = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

function openExample(
  name: string,
  env: Record<string, string>,
  config: Record<string, string>,
  secrets: Record<string, string> = {},
) {
  const project = join(repository, "examples", name);
  return scene.openStack({
    program: { project },
    env: { ...untyped, ...env },
    config: { ...asked, ...config },
    secrets,
  });
}

/** What the examples say of ending a protected link. */
async function end(stack: Workspace): Promise<void> {
  const urn = await urnOf(stack, linkType, "partner");
  await succeed(stack.pulumi(["state", "unprotect", urn, "--yes"]));
  await succeed(stack.destroy());
}

function linkedPartner({ tenantId, objectId }: Identity): string | undefined {
  return scene.emulator.links.get(tenantId, objectId)?.partnerId;
}

test("lighthouse-customer links in the managing tenant and delegates in the customer's", async () => {
  const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
  const config = {
    managingTenantId: partner.tenantId,
    clientId: partner.clientId,
    objectId: partner.objectId,
    operatorsGroupId,
    customerName: "Adatum",
    customerTenantId: customer.tenantId,
    subscriptionId: customer.subscriptionId,
  };
  const stack = await openExample("lighthouse-customer", customer.owner.env, config, {
    clientSecret: partner.secret,
  });
  await succeed(stack.up());
  expect(linkedPartner(partner)).toBe(partnerIds.ours);
  expect(scene.emulator.access.assignments.all().map(({ scope }) => scope)).toEqual([
    customer.scope,
  ]);
  expect(await stack.stackOutput()).toMatchObject({
    summary: [expect.stringMatching(/^Adatum: recognition set up; credit not known /)],
    markdown: expect.stringContaining("## Adatum"),
  });

  const everything = await stack.destroy();
  expect(everything.exitCode).not.toBe(0);
  await succeed(stack.destroy(["--exclude-protected"]));
  expect(scene.emulator.access.assignments.all()).toEqual([]);
  expect(linkedPartner(partner)).toBe(partnerIds.ours);
  await end(stack);
  expect(linkedPartner(partner)).toBeUndefined();
});

test("multi-tenant-app links one application in every customer's tenant", async () => {
  const home = addPrincipal(scene.emulator, addTenant(scene.emulator));
  const deployer = addPrincipal(scene.emulator, home.tenantId);
  const guests = [1, 2].map((number) => {
    const { tenantId, subscriptionId, scope } = addCustomer(scene.emulator, number);
    const guest = addPrincipal(scene.emulator, tenantId, home);
    const giver = addPrincipal(scene.emulator, tenantId, deployer);
    scene.emulator.access.grant(scope, giver.objectId, roleIds.owner);
    return { tenantId, subscriptionId, objectId: guest.objectId };
  });
  const customers = guests.flatMap((guest, index) =>
    Object.entries({ name: `Customer ${index + 1}`, ...guest }).map(([key, value]) => [
      `customers[${index}].${key}`,
      value,
    ]),
  );
  const applications = { clientId: home.clientId, deployerClientId: deployer.clientId };
  const stack = await openExample(
    "multi-tenant-app",
    home.env,
    { ...applications, ...Object.fromEntries(customers) },
    { clientSecret: home.secret, deployerClientSecret: deployer.secret },
  );
  const { stdout } = await succeed(stack.up());
  expect(guests.map(linkedPartner)).toEqual([partnerIds.ours, partnerIds.ours]);
  // After all resources the console shows the verdict, and of the rest only that it is there.
  const shown = stdout.slice(stdout.lastIndexOf("Outputs:"));
  expect(shown).toContain("2 customers: 2 not known.");
  expect(shown).toContain("Customer 1: recognition set up; credit not known");
  expect(shown).toMatch(/attribution: \[secret\]/);
  expect(shown.split("\n").length).toBeLessThan(20);
});

test("landing-zone leaves no secret in the customer's state", async () => {
  const { access, directory, tokens } = scene.emulator;
  const pipeline = addPrincipal(scene.emulator, customer.tenantId);
  directory.addServicePrincipal({ ...pipeline, federated: true });
  const group = "/providers/Microsoft.Management/managementGroups/landing-zones";
  access.addManagementGroup({ name: "landing-zones", tenantId: customer.tenantId });
  access.grant(group, pipeline.objectId, roleIds.owner);
  const { ARM_CLIENT_SECRET: _, ...env } = pipeline.env;
  const assertion = tokens.issueAssertion({ issuer: "https://pipeline.example", subject: "main" });
  const stack = await openExample(
    "landing-zone",
    { ...env, ARM_USE_OIDC: "true", ARM_OIDC_TOKEN: assertion },
    {
      tenantId: pipeline.tenantId,
      objectId: pipeline.objectId,
      "managementGroups[0]": "landing-zones",
    },
  );
  await succeed(stack.up());
  expect(linkedPartner(pipeline)).toBe(partnerIds.ours);
  const state = JSON.stringify(await stack.stackExport({ showSecrets: true }));
  expect(state).not.toContain(assertion);
  expect(state).not.toMatch(/"(clientSecret|oidcToken)"/);
});

test("granted-access makes the link, reads the roles and writes nothing else", async () => {
  const guest = addPrincipal(scene.emulator, customer.tenantId);
  const team = "9e0e0000-0000-4000-8000-000000000001";
  scene.emulator.access.grant(customer.scope, guest.objectId, roleIds.contributor);
  scene.emulator.access.grant(customer.scope, team, roleIds.reader);
  const stack = await openExample("granted-access", guest.env, {
    customerName: "Adatum",
    customerTenantId: customer.tenantId,
    subscriptionId: customer.subscriptionId,
    objectId: guest.objectId,
    "access[0].principalId": guest.objectId,
    "access[0].role": "Contributor",
    "access[0].scope": customer.scope,
    "access[0].duration": "permanent",
    "access[1].principalId": guest.objectId,
    "access[1].groupId": team,
    "access[1].role": "Reader",
    "access[1].scope": customer.scope,
    "access[1].duration": "permanent",
  });
  await succeed(stack.up());
  expect(linkedPartner(guest)).toBe(partnerIds.ours);
  expect(scene.accessRequests()).toEqual(["GET roleAssignment 200", "GET roleAssignment 200"]);
  expect(await stack.stackOutput()).toMatchObject({
    attribution: [
      {
        roles: [
          { provenance: "role read, duration declared" },
          { provenance: "role read, duration and membership declared" },
        ],
      },
    ],
    markdown: expect.stringContaining("Contributor (Azure shows it): in Microsoft's list"),
  });
});

test.each([
  ["partner-admin-link", "tenantId"],
  ["granted-access", "customerTenantId"],
  ["landing-zone", "tenantId"],
])(
  "%s, run with another credential of the tenant, links nobody and names both",
  async (name, key) => {
    const linked = addPrincipal(scene.emulator, customer.tenantId);
    const stack = await openExample(name, customer.owner.env, {
      customerName: "Adatum",
      subscriptionId: customer.subscriptionId,
      [key]: customer.tenantId,
      objectId: linked.objectId,
      "access[0].principalId": linked.objectId,
      "access[0].role": "Reader",
      "access[0].scope": customer.scope,
      "access[0].duration": "permanent",
      "managementGroups[0]": "landing-zones",
    });
    const { exitCode, stdout } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain(`pinned to objectId ${linked.objectId}`);
    expect(stdout).toContain(`service principal ${customer.owner.objectId}`);
    expect(scene.emulator.requests.ofKind("link")).toEqual([]);
    expect(scene.emulator.links.all()).toEqual([]);
  },
);

describe("customer-onboarding", () => {
  const template = join(repository, "examples", "customer-onboarding");

  /** What `pulumi new` makes of the template, with a customer and the packages it asks for. */
  async function generateProject(): Promise<string> {
    const source = join(folder, "template");
    await cp(template, source, {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
    const project = join(folder, "project");
    const cli = await scene.openStack({ program: "", env: {} });
    const words = ["new", source, "--generate-only", "--yes", "--dir", project];
    await succeed(cli.pulumi([...words, "--name", "our-customers"]));
    await symlink(join(repository, "node_modules"), join(project, "node_modules"));
    await writeFile(
      join(project, "customers.yaml"),
      [
        "adatum:",
        "  name: Adatum",
        `  tenantId: ${customer.tenantId}`,
        `  subscriptionId: ${customer.subscriptionId}`,
        "  roles: [Support Request Contributor]",
        `  operatorsGroupId: ${operatorsGroupId}`,
      ].join("\n"),
    );
    return project;
  }

  function openLinkStack(project: string, partner: Identity, env: Record<string, string>) {
    return scene.openStack({
      program: { project },
      env: { ...untyped, ...env },
      config: { ...asked, managingTenantId: partner.tenantId, principalId: partner.objectId },
      stack: "partner-link",
    });
  }

  test("is a template: a stack for the link, a stack for each customer, and only data to fill in", async () => {
    const project = await generateProject();
    const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
    const linkStack = await openLinkStack(project, partner, partner.env);
    await succeed(linkStack.up());
    expect(linkedPartner(partner)).toBe(partnerIds.ours);

    const sameBackend = { PULUMI_BACKEND_URL: pathToFileURL(join(linkStack.root, "backend")).href };
    const customerStack = await scene.openStack({
      program: { project },
      env: { ...untyped, ...customer.owner.env, ...sameBackend },
      stack: "adatum",
    });
    const { stdout } = await succeed(customerStack.up());
    expect(stdout).toContain("Adatum: recognition set up");
    expect(stdout).not.toMatch(/\[L[78]\]/);
    expect(stdout).toMatch(/markdown +: \[secret\]/);
    expect((await customerStack.stackOutput()).attribution).toMatchObject([
      { recognition: [{ scopes: [customer.scope], outcome: "setUp" }] },
    ]);

    // One report over several stacks, by their outputs alone.
    const report = await scene.openStack({
      program: { project: join(repository, "examples", "report") },
      env: { ...untyped, ...sameBackend },
      config: {
        "stacks[0]": "organization/our-customers/adatum",
        "stacks[1]": "organization/our-customers/partner-link",
      },
    });
    const reported = await succeed(report.up());
    expect(reported.stdout).toContain("partner-link: it exports no attribution.");
    expect(reported.stdout).not.toContain(customer.subscriptionId);
    expect(await report.stackOutput()).toMatchObject({
      summary: [expect.stringContaining("Adatum: recognition set up; credit not known")],
      problems: ["organization/our-customers/partner-link: it exports no attribution."],
      markdown: expect.stringContaining("**1 customer: 1 not known; 1 stack not read.**"),
      csv: expect.stringMatching(
        /^customer,.*\n.*\/partner-link,not read,.*\nAdatum,not known,set up,not known,/,
      ),
      attribution: [{ customer: { name: "Adatum" } }],
    });
    await succeed(report.up(["--expect-no-changes"]));

    await succeed(customerStack.destroy());
    expect(scene.emulator.access.assignments.all()).toEqual([]);
    expect((await linkStack.destroy()).exitCode).not.toBe(0);
    expect(linkedPartner(partner)).toBe(partnerIds.ours);
    await end(linkStack);
    expect(linkedPartner(partner)).toBeUndefined();
  });

  /** Brings the link stack up with another credential, and gives what the person is told. */
  async function refusalOf(partner: Identity, other: Principal): Promise<string> {
    const stack = await openLinkStack(await generateProject(), partner, other.env);
    const { exitCode, stdout } = await stack.up();
    expect(exitCode).not.toBe(0);
    expect(scene.emulator.requests.ofKind("link")).toEqual([]);
    expect(scene.emulator.links.all()).toEqual([]);
    return stdout;
  }

  test("its link stack, run with a customer's credential, links nobody and names both sides", async () => {
    const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
    const told = await refusalOf(partner, customer.owner);
    // Entra refuses it in the managing tenant, so that no token says whose object it is.
    expect(told).toContain(`client ${customer.owner.clientId}`);
    expect(told).toContain(`tenant ${partner.tenantId}`);
  });

  test("its link stack, run as an identity that may sign in there as well, links nobody and names both", async () => {
    const partner = addPrincipal(scene.emulator, addTenant(scene.emulator));
    const guest = addPrincipal(scene.emulator, partner.tenantId, customer.owner);
    const told = await refusalOf(partner, { ...guest, env: customer.owner.env });
    expect(told).toContain(`pinned to objectId ${partner.objectId}`);
    expect(told).toContain(`service principal ${guest.objectId}`);
  });

  test("tells a customer's stack that comes before the link's what to run first, with no stack of an error", async () => {
    const project = await generateProject();
    const customerStack = await scene.openStack({
      program: { project },
      env: { ...untyped, ...customer.owner.env },
      stack: "adatum",
    });
    const path = "organization/our-customers/partner-link";
    const before = await customerStack.preview();
    expect(before.exitCode).not.toBe(0);
    expect(before.stdout).toContain(`There is no stack ${path}, by which this customer`);
    expect(before.stdout).toContain("pulumi up --stack partner-link");

    await succeed(customerStack.pulumi(["stack", "init", path, "--no-select"]));
    const empty = await customerStack.preview();
    expect(empty.exitCode).not.toBe(0);
    expect(empty.stdout).toContain(`No link has been made by the stack ${path}, by which`);
    expect(before.stdout + empty.stdout).not.toMatch(/unknown stack|^\s+at /m);
    expect(scene.accessRequests()).toEqual([]);
  });

  test("tells a stack that is in no file which customers there are", async () => {
    const stack = await scene.openStack({
      program: { project: await generateProject() },
      env: { ...untyped, ...customer.owner.env },
      stack: "fabrikam",
    });
    const { exitCode, stdout } = await stack.preview();
    expect(exitCode).not.toBe(0);
    expect(stdout).toContain('customers.yaml has no customer "fabrikam". It has: adatum.');
  });
});
