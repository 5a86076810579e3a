import { openAccessScene } from "./accessScene";
import type { AccessScene } from "./accessScene";
import { addCustomer, addPrincipal, addTenant, partnerIds, roleIds } from "./cast";
import type { Customer, Principal } from "./cast";
import { linkType, recorded } from "./stackState";
import { succeed } from "./succeed";

const heldRolesType = "pulumi-nodejs:dynamic/azure-partner:HeldRoles";

let scene: AccessScene;
let customer: Customer;
let guest: Principal;

beforeEach(async () => {
  scene = await openAccessScene();
  customer = addCustomer(scene.emulator);
  guest = addPrincipal(scene.emulator, customer.tenantId);
});

afterEach(() => scene.close());

/** Onboards Adatum with Contributor and Reader in its subscription; `more` are further arguments. */
function openStack(more = "", env = guest.env, link = "link: linked") {
  const declared = ["Contributor", "Reader"].map(
    (role) =>
      `{ principalId: "${guest.objectId}", role: "${role}", scope: "${customer.scope}", duration: "permanent" }`,
  );
  const program = `
const { CustomerOnboarding } = require("pulumi-azure-partner/access");
const linked = {
  partnerId: "${partnerIds.ours}",
  identity: { clientId: "${guest.clientId}", clientSecret: "${guest.secret}", objectId: "${guest.objectId}" },
};
const adatum = new CustomerOnboarding("adatum", {
  customer: { name: "Adatum", tenantId: "${customer.tenantId}", subscriptionId: "${customer.subscriptionId}" },
  granted: {
    ${link},
    access: [${declared.join(", ")}],
    ${more}
  },
});
exports.roles = adatum.attribution.apply(({ roles }) => roles.map(({ provenance }) => provenance));
exports.findings = adatum.attribution.apply(({ findings }) => findings.map(({ id }) => id));`;
  return scene.openStack({ program, env });
}

function give(roleId: string): void {
  scene.emulator.access.grant(customer.scope, guest.objectId, roleId);
}

/** As the customer does, without a word. */
function takeAway(roleId: string): void {
  const { roleAssignments } = scene.emulator.access;
  const given = roleAssignments
    .all()
    .filter((one) => one.principalId === guest.objectId)
    .find((one) => one.roleDefinitionId.endsWith(roleId));
  roleAssignments.remove(given?.id ?? "");
}

const read = "role read, duration declared";
const missing = expect.stringMatching(
  /^declared; Azure shows no such role assignment \(asked as service principal /,
);

test("Roles are read once, by the linked identity, after it is linked; an unchanged run asks nothing", async () => {
  give(roleIds.contributor);
  give(roleIds.reader);
  const stack = await openStack();
  const { stdout } = await succeed(stack.preview());
  expect(scene.emulator.requests.next()).toBe(0);
  expect(stdout).not.toContain("P18");

  await succeed(stack.up());
  expect((await stack.stackOutput()).roles).toEqual([read, read]);
  const asked = scene.emulator.requests
    .all()
    .filter(({ kind }) => kind === "link" || kind === "roleAssignment");
  expect(asked.map(({ method, kind }) => `${method} ${kind}`)).toEqual([
    "GET link",
    "PUT link",
    "GET roleAssignment",
  ]);
  expect(new Set(asked.map(({ objectId }) => objectId))).toEqual(new Set([guest.objectId]));

  const mark = scene.emulator.requests.next();
  await succeed(stack.preview(["--expect-no-changes"]));
  await succeed(stack.up(["--expect-no-changes"]));
  expect(scene.emulator.requests.next()).toBe(mark);
});

test("A role that the customer took away is found by a refresh, and said by the next run", async () => {
  give(roleIds.contributor);
  give(roleIds.reader);
  const stack = await openStack();
  await succeed(stack.up());

  takeAway(roleIds.contributor);
  const unaware = await succeed(stack.up());
  expect(unaware.stdout).not.toContain("P18");

  await succeed(stack.refresh());
  const { stdout } = await succeed(stack.up());
  expect(stdout).toContain("P18: Azure shows no role assignment of Contributor");
  expect(await stack.stackOutput()).toMatchObject({
    roles: [missing, read],
    findings: expect.arrayContaining(["P18"]),
  });

  give(roleIds.contributor);
  await succeed(stack.refresh());
  const restored = await succeed(stack.up());
  expect(restored.stdout).not.toContain("P18: Azure shows");
  expect((await stack.stackOutput()).roles).toEqual([read, read]);

  const mark = scene.emulator.requests.next();
  await succeed(stack.destroy());
  const written = scene.emulator.requests
    .all()
    .filter(({ kind, method }) => kind === "roleAssignment" && method !== "GET");
  expect(written).toEqual([]);
  expect(scene.accessRequests(mark)).toEqual([]);
});

test("Where the identity may not read, roles stay declared with Azure's answer, and nothing fails", async () => {
  const stack = await openStack();
  const { stdout } = await succeed(stack.up());
  expect(stdout).not.toContain("P18");
  const reason =
    /^declared; could not be read: Azure answered 403 \(AuthorizationFailed\) \(asked as service principal /;
  expect((await stack.stackOutput()).roles).toEqual([
    expect.stringMatching(reason),
    expect.stringMatching(reason),
  ]);
  await succeed(stack.preview(["--expect-no-changes"]));
  await succeed(stack.refresh(["--expect-no-changes"]));
});

test("That Azure is unwell fails the reading and not the link; the next run reads", async () => {
  give(roleIds.contributor);
  give(roleIds.reader);
  const stack = await openStack();
  const fault = scene.emulator.faults.inject({
    on: { kind: "roleAssignment" },
    fault: { type: "status", status: 503, retryAfter: 0 },
    times: 10,
  });
  const failed = await stack.up();
  fault.remove();
  expect(failed.exitCode).not.toBe(0);
  expect(failed.stdout).toMatch(/Azure answered 503\. Run the command again later\./);
  expect(failed.stdout + failed.stderr).not.toMatch(new RegExp(`${guest.secret}|eyJ|Bearer`));
  expect(scene.emulator.links.get(guest.tenantId, guest.objectId)?.partnerId).toBe(partnerIds.ours);

  await succeed(stack.up());
  expect((await stack.stackOutput()).roles).toEqual([read, read]);
});

test("The state holds the reading behind the link, the secret encrypted, and nothing of other access", async () => {
  give(roleIds.contributor);
  const stack = await openStack();
  await succeed(stack.up());
  const [reading] = await recorded(stack, heldRolesType);
  const [link] = await recorded(stack, linkType);
  expect(reading?.dependencies).toContain(link?.urn);
  for (const identity of [reading?.inputs?.identity, reading?.outputs?.identity]) {
    expect(identity).toMatchObject({
      clientSecret: expect.objectContaining({ ciphertext: expect.any(String) }),
    });
  }
  expect(reading?.outputs?.readings).toEqual([
    {
      principalId: guest.objectId,
      scope: customer.scope,
      roles: [{ roleId: roleIds.contributor, scope: customer.scope }],
    },
  ]);
  expect(JSON.stringify(reading)).not.toContain(customer.owner.objectId);
  expect(JSON.stringify(await stack.stackExport())).not.toContain(guest.secret);
});

test("With a link that stands elsewhere nobody reads, unless somebody is named", async () => {
  give(roleIds.contributor);
  const id = `${customer.tenantId}/${guest.objectId}`;
  const link = `existingLink: { id: "${id}", partnerId: "${partnerIds.ours}" }`;
  const unread = await openStack("", guest.env, link);
  await succeed(unread.up());
  expect((await unread.stackOutput()).roles).toEqual(["declared", "declared"]);
  expect(scene.emulator.requests.next()).toBe(0);

  const readAs = `readAs: { tenantId: "${customer.tenantId}" },`;
  const stack = await openStack(readAs, customer.owner.env, link);
  await succeed(stack.up());
  expect((await stack.stackOutput()).roles).toEqual([read, missing]);
  expect(scene.emulator.links.get(guest.tenantId, guest.objectId)).toBeUndefined();
});

test("An identity that nothing signs in as any more does not strand the stack", async () => {
  give(roleIds.contributor);
  give(roleIds.reader);
  const elsewhere = addPrincipal(scene.emulator, addTenant(scene.emulator));
  const link = `link: { ...linked, whenUnreachable: "keep" }`;
  const stack = await openStack("", elsewhere.env, link);
  await succeed(stack.up());
  scene.emulator.directory.refuseSignIn({
    tenantId: guest.tenantId,
    identity: guest.clientId,
    code: 7000222,
  });
  const { stdout } = await succeed(stack.refresh());
  expect(stdout).toContain("The roles were not read, what was last read is kept");
  await succeed(stack.up());
  expect((await stack.stackOutput()).roles).toEqual([read, read]);
  await succeed(stack.destroy());
});
