import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { killAll, processesWith } from "../engine/processes";
import { runCommand } from "../engine/runCommand";
import { findAzureNative } from "../azureNative/findAzureNative";
import { addCustomer, roleIds } from "./access/cast";
import type { Customer } from "./access/cast";

jest.setTimeout(240_000);

const repository = dirname(dirname(__dirname));
const partnerId = "4242424";
const secret = "fleet-secret";

/** A customer in whose tenant the application may give access. */
type Trusting = Pick<Customer, "tenantId" | "subscriptionId" | "scope"> & { objectId: string };

let emulator: Emulator;
let root: string;
let environment: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ world: {} });
  emulator.partners.add(partnerId, "Contoso Consulting");
  root = await realpath(await mkdtemp(join(tmpdir(), "fleet-")));
  const [home, temporary, backend] = ["home", "temporary", "backend"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  await Promise.all([home, temporary, backend].map((folder) => mkdir(folder)));
  // The stacks look for packages from their own folders upwards.
  await symlink(join(repository, "node_modules"), join(root, "node_modules"));
  environment = {
    ...engineEnvironment(await findEngine(), {
      home,
      temporary,
      backend,
      projectNodeModules: join(repository, "node_modules"),
      pathFirst: [findAzureNative().folder],
    }),
    ...emulator.environment,
    FLEET_RUN: root,
  };
});

afterAll(async () => {
  await killAll(() => processesWith("FLEET_RUN", root));
  await emulator.stop();
  await rm(root, { recursive: true, force: true });
});

function fleet(...args: string[]) {
  const tsx = join(repository, "node_modules", ".bin", "tsx");
  return runCommand(tsx, [join(repository, "examples/fleet/index.ts"), ...args], {
    cwd: join(repository, "examples/fleet"),
    env: environment,
    timeoutSeconds: 200,
  });
}

/** Sets the customers' tenants up with one application, and writes the data file. */
async function addCustomers(names: readonly string[]) {
  const clientId = emulator.directory.addServicePrincipal({
    tenantId: emulator.directory.addTenant().tenantId,
    secret,
  }).clientId;
  const customers = names.map((name) => {
    const { tenantId } = emulator.directory.addTenant();
    const { objectId } = emulator.directory.addServicePrincipal({ tenantId, clientId });
    return { name, tenantId, objectId };
  });
  const file = join(root, "customers.json");
  await writeFile(file, JSON.stringify(customers));
  Object.assign(environment, { ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: secret });
  return { file, customers, clientId };
}

test("one customer's failure stops none of the others, and the next run does only that one", async () => {
  const { file, customers, clientId } = await addCustomers(["adatum", "wingtip", "woodgrove"]);
  const [, wingtip] = customers;
  if (wingtip === undefined) {
    throw new Error("There is no second customer.");
  }
  const linked = () =>
    customers.map(({ tenantId, objectId }) => emulator.links.get(tenantId, objectId)?.partnerId);
  const args = [
    "--partner-id",
    partnerId,
    "--parallel",
    "2",
    "--folder",
    join(root, "fleet"),
    file,
  ];
  // Not consented to in that tenant yet.
  emulator.directory.removeServicePrincipal(wingtip.tenantId, clientId);

  const first = await fleet(...args);
  expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(linked()).toEqual([partnerId, undefined, partnerId]);
  expect(first.stdout).toContain("3 customers, 0 of them onboarded before.");
  expect(first.stdout).toMatch(/^\[3\/3\] .* in .* s {2}\(.* per minute, 0\.0 minutes left\)$/m);
  expect(first.stdout).toMatch(/^adatum +created +Contoso Consulting$/m);
  expect(first.stdout).toMatch(/^wingtip +failed +Could not sign in with .*AADSTS700016/m);
  expect(first.stdout).toContain("2 onboarded, 1 failed, 0 not begun.");
  expect(first.stdout).not.toContain(secret);

  emulator.directory.addServicePrincipal({ ...wingtip, clientId });
  const mark = emulator.requests.next();
  const second = await fleet(...args);
  expect({ exitCode: second.exitCode, stderr: second.stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(linked()).toEqual([partnerId, partnerId, partnerId]);
  expect(second.stdout).toContain("3 customers, 2 of them onboarded before.");
  const asked = new Set(emulator.requests.ofKind("link", mark).map(({ tenantId }) => tenantId));
  expect([...asked]).toEqual([wingtip.tenantId]);

  const third = await fleet(...args);
  expect(third).toMatchObject({ exitCode: 0 });
  expect(third.stdout).toContain("3 customers, 3 of them onboarded before.");

  // Another machine has the state, and neither the journal nor the stacks' settings.
  const elsewhere = emulator.requests.next();
  const fourth = await fleet("--partner-id", partnerId, "--folder", join(root, "other"), file);
  expect({ exitCode: fourth.exitCode, stderr: fourth.stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(fourth.stdout).toContain("3 onboarded, 0 failed, 0 not begun.");
  const compared = emulator.requests.ofKind("link", elsewhere).map(({ method }) => method);
  expect(compared).toEqual(["GET", "GET", "GET"]);

  const passphrase = environment.PULUMI_CONFIG_PASSPHRASE ?? "";
  Object.assign(environment, { PULUMI_CONFIG_PASSPHRASE: "another" });
  const locked = await fleet("check", "--only", "adatum", ...args);
  Object.assign(environment, { PULUMI_CONFIG_PASSPHRASE: passphrase });
  expect(locked.exitCode).toBe(1);
  expect(locked.stdout).toMatch(/^adatum +failed +[^\n]*incorrect passphrase$/m);
});

test("customers are onboarded directly and by Lighthouse, checked, and ended by name only", async () => {
  const { access, directory, links } = emulator;
  const { customers, clientId, file } = await addCustomers(["own"]);
  const [own = { name: "", tenantId: "", objectId: "" }] = customers;
  // The application is known in their tenants, and may give access there.
  const [adatum, wingtip] = [1, 2].map((number) => {
    const { tenantId, subscriptionId, scope } = addCustomer(emulator, number);
    const { objectId } = directory.addServicePrincipal({ tenantId, clientId });
    access.grant(scope, objectId, roleIds.owner);
    return { tenantId, subscriptionId, objectId, scope };
  }) as [Trusting, Trusting];
  const roles = ["Support Request Contributor"];
  const assigned = {
    ...{ name: "adatum", tenantId: adatum.tenantId, objectId: adatum.objectId },
    direct: { subscriptionId: adatum.subscriptionId, roles },
  };
  const delegated = {
    ...{ name: "wingtip", tenantId: wingtip.tenantId, objectId: own.objectId },
    lighthouse: {
      ...{ subscriptionId: wingtip.subscriptionId, managedByTenantId: own.tenantId, roles },
      operatorsGroupId: "9e0e0000-0000-4000-8000-000000000001",
    },
  };
  const write = (lines: object[]) => writeFile(file, JSON.stringify(lines));
  const backend = join(root, "access-backend");
  await mkdir(backend);
  environment = { ...environment, PULUMI_BACKEND_URL: pathToFileURL(backend).href };
  const folder = join(root, "access");
  const run = (...args: string[]) =>
    fleet(...args, "--partner-id", partnerId, "--folder", folder, file);
  /** What stands at Azure: links of the own tenant and adatum's, adatum's roles, delegations. */
  const standing = () => ({
    links: [own, adatum].map((one) => links.get(one.tenantId, one.objectId)?.partnerId),
    roles: access.roleAssignments.all().filter(({ principalId }) => principalId === adatum.objectId)
      .length,
    delegations: access.assignments.all().map(({ scope }) => scope),
  });
  const everything = { links: [partnerId, partnerId], roles: 2, delegations: [wingtip.scope] };

  // Delegations wait for the link, wherever its line stands.
  await write([delegated, assigned, own]);
  const first = await run();
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toMatch(/^own +created +Contoso Consulting$/m);
  expect(first.stdout).toMatch(/^adatum +created +Contoso Consulting$/m);
  expect(first.stdout).toMatch(/^wingtip +delegated +Contoso Consulting$/m);
  expect(standing()).toEqual(everything);

  await write([delegated, assigned, own, { ...own, name: "new" }]);
  links.set(adatum.tenantId, adatum.objectId, "5151515");
  const before = JSON.stringify([standing(), links.history()]);
  const checked = await run("check");
  expect(checked).toMatchObject({ exitCode: 1, stderr: "" });
  expect(checked.stdout).toMatch(/^own +right/m);
  expect(checked.stdout).toMatch(/^wingtip +right/m);
  expect(checked.stdout).toMatch(
    /^adatum +changed +the link adatum is to partner 5151515, not moved there from here: find out who did it$/m,
  );
  expect(checked.stdout).toMatch(/^new +missing +it has no stack yet: onboard it$/m);
  expect(checked.stdout).toContain("2 right, 2 not, 0 not begun.");
  expect(JSON.stringify([standing(), links.history()])).toBe(before);

  const mark = links.history().length;
  const kept = await run("--only", "adatum");
  expect(kept.exitCode).toBe(1);
  expect(kept.stdout).toMatch(/^adatum +failed +Did not link .* is linked to partner 5151515/m);
  expect(links.history()).toHaveLength(mark);

  links.remove(adatum.tenantId, adatum.objectId);
  const gone = await run("check", "--only", "adatum");
  expect(gone.stdout).toMatch(
    /^adatum +changed +would be made right: create PartnerAdminLink adatum$/m,
  );
  expect(await run("--only", "adatum")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(standing()).toEqual(everything);

  await write([own, delegated]);
  const onboarded = await run();
  expect(onboarded.exitCode).toBe(0);
  expect(onboarded.stdout).toContain("2 customers, 2 of them onboarded before.");
  expect(onboarded.stdout).toContain('Customer "adatum" has no line any more and stays as it is');
  const refused = await run("offboard");
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toMatch(
    /^Customer "adatum" has a stack and no line in .* It is not ended, because nobody is here to be asked: put its line back, or end it with --end adatum\.$/m,
  );
  expect(standing()).toEqual(everything);

  await write([own]);
  const ended = await run("offboard", "--end", "adatum");
  expect(ended.exitCode).toBe(1);
  expect(ended.stdout).toContain("1 ended, 0 not, 1 left as they are.");
  expect(ended.stderr).toContain('Customer "wingtip" has a stack');
  const left = { ...everything, links: [partnerId, undefined], roles: 1 };
  expect(standing()).toEqual(left);
  expect(await run("offboard", "--end", "wingtip")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(standing()).toEqual({ ...left, delegations: [] });
});

test("nothing is begun without the Pulumi CLI", async () => {
  const { file } = await addCustomers(["adatum"]);
  const { PATH = "" } = environment;
  Object.assign(environment, { PATH: dirname(process.execPath) });
  const { exitCode, stderr } = await fleet("--partner-id", partnerId, file);
  Object.assign(environment, { PATH });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: "The Pulumi CLI is not on PATH: install it, or name the folder that it is in.\n",
  });
});

test("nothing is begun without a partner id", async () => {
  const { file } = await addCustomers(["adatum"]);
  const { exitCode, stderr } = await fleet(file);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Give your partner location id: --partner-id <digits>.");
});

test.each([
  ["whose tenant id is none", { tenantId: "contoso.example" }, "needs a GUID as its tenantId."],
  [
    "who does not say which identity is linked",
    { tenantId: "00000000-0000-4000-8000-000000000001" },
    "needs a GUID as its objectId, that of your service principal in its tenant.",
  ],
])("a customer %s is named before anything is begun", async (_who, customer, complaint) => {
  const file = join(root, "wrong.json");
  await writeFile(file, JSON.stringify([{ name: "adatum", ...customer }]));
  const { exitCode, stderr } = await fleet("--partner-id", partnerId, file);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`Customer "adatum" ${complaint}`);
});

test("run with a customer's own credential, a customer's stack stops and links nobody", async () => {
  const { file, customers } = await addCustomers(["adatum"]);
  const [{ tenantId, objectId } = { tenantId: "", objectId: "" }] = customers;
  const theirs = emulator.directory.addServicePrincipal({ tenantId, secret });
  const links = emulator.links.all().length;
  const mark = emulator.requests.next();
  Object.assign(environment, { ARM_CLIENT_ID: theirs.clientId });
  const folder = join(root, "customer");
  const { exitCode, stdout } = await fleet("--partner-id", partnerId, "--folder", folder, file);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("0 onboarded, 1 failed, 0 not begun.");
  expect(stdout).toContain(objectId);
  expect(stdout).toContain(theirs.objectId);
  expect(emulator.requests.ofKind("link", mark)).toEqual([]);
  expect(emulator.links.all()).toHaveLength(links);
});
