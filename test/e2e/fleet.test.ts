import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { killAll, processesWith } from "../engine/processes";
import { runCommand } from "../engine/runCommand";

jest.setTimeout(240_000);

const repository = dirname(dirname(__dirname));
const partnerId = "4242424";
const secret = "fleet-secret";

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
  expect(emulator.requests.ofKind("link", elsewhere)).toEqual([]);
});

test("nothing is begun without a partner id", async () => {
  const { file } = await addCustomers(["adatum"]);
  const { exitCode, stderr } = await fleet(file);
  expect(exitCode).toBe(2);
  expect(stderr).toContain("Give your partner location id: --partner-id <digits>.");
});

test.each([
  ["whose tenant id is none", { tenantId: "contoso.example" }, "needs a tenantId, a GUID."],
  [
    "who does not say which identity is linked",
    { tenantId: "00000000-0000-4000-8000-000000000001" },
    "needs an objectId, a GUID: that of your service principal in its tenant.",
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
