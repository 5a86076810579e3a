import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { findAzureNative } from "../azureNative/findAzureNative";
import { repository } from "../documents/documents";
import { createEngineRuns } from "../engine/engineRuns";
import type { EngineRuns } from "../engine/engineRuns";
import { engineEnvironment } from "../engine/engineEnvironment";
import { findEngine } from "../engine/findEngine";
import { installPackages, packPackage } from "../package/install";
import { addCustomer, addPrincipal, addTenant, partnerIds } from "./access/cast";
import type { Customer, Principal } from "./access/cast";

jest.setTimeout(420_000);

const ours = "pulumi-azure-partner";

let root: string;
let emulator: Emulator;
let partner: Principal;
let customer: Customer;
let runs: EngineRuns;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "copied-")));
  const names = await readdir(join(repository, "examples"));
  await Promise.all(names.map(copyOut));
  // Once for all of them, because azure-native is big; the folders below find it.
  await installPackages(root, [await packPackage(root), ...(await wanted(names))]);
  const [home, temporary, backend] = ["home", "temporary", "backend"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  await Promise.all([home, temporary, backend].map((folder) => mkdir(folder)));
  emulator = await startEmulator({ world: {} });
  emulator.partners.add(partnerIds.ours, "Contoso Consulting");
  partner = addPrincipal(emulator, addTenant(emulator));
  customer = addCustomer(emulator);
  const projectNodeModules = join(root, "node_modules");
  runs = createEngineRuns({
    command: "sh",
    cwd: root,
    env: {
      ...engineEnvironment(await findEngine(), {
        ...{ home, temporary, backend, projectNodeModules },
        pathFirst: [findAzureNative().folder, join(projectNodeModules, ".bin")],
      }),
      PULUMI_SKIP_CONFIRMATIONS: "true",
      ...emulator.environment,
    },
    id: root,
  });
});

afterAll(async () => {
  await runs?.stop();
  await emulator?.stop();
  await rm(root, { recursive: true, force: true });
});

/** What a person copies: without what was installed or made beside it. */
function copyOut(name: string): Promise<void> {
  return cp(join(repository, "examples", name), join(root, name), {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.fleet)([\\/]|$)/.test(path.slice(repository.length)),
  });
}

/** What the examples' package.json ask for, this package aside. */
async function wanted(names: readonly string[]): Promise<string[]> {
  const paths = names.map((name) => join(root, name, "package.json")).filter(existsSync);
  const manifests = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  const asked = manifests.flatMap((text) => {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<
      string,
      Record<string, string>
    >;
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const specs = asked.filter(([name]) => name !== ours).map((entry) => entry.join("@"));
  return [...new Set(specs)];
}

/** Runs commands in the folder of an example, as somebody. */
const shell = (example: string, { env }: { env: Record<string, string> }, commands: string) =>
  runs.succeed(["-euc", `cd ${example}\n${commands}`], { env });

const linked = ({ tenantId, objectId }: Principal) =>
  emulator.links.get(tenantId, objectId)?.partnerId;

test("The template, copied out of the repository, onboards a customer after its data are filled in", async () => {
  await writeFile(
    join(root, "customer-onboarding", "customers.yaml"),
    [
      "adatum:",
      "  name: Adatum",
      `  tenantId: ${customer.tenantId}`,
      `  subscriptionId: ${customer.subscriptionId}`,
      "  roles: [Support Request Contributor]",
      "  operatorsGroupId: 9e0e0000-0000-4000-8000-000000000001",
    ].join("\n"),
  );
  await shell(
    "customer-onboarding",
    partner,
    `
    pulumi stack init partner-link
    pulumi config set partnerId ${partnerIds.ours}
    pulumi config set expectedPartnerName "Contoso Consulting"
    pulumi config set managingTenantId ${partner.tenantId}
    pulumi config set principalId ${partner.objectId}
    pulumi up`,
  );
  expect(linked(partner)).toBe(partnerIds.ours);
  const told = await shell(
    "customer-onboarding",
    customer.owner,
    "pulumi stack init adatum\npulumi up",
  );
  expect(told).toContain("Adatum: recognition set up");
  expect(emulator.access.assignments.all().map(({ scope }) => scope)).toEqual([customer.scope]);
});

test("The fleet, copied out of the repository, links a customer", async () => {
  const { tenantId, objectId } = customer.owner;
  const line = { name: "adatum", tenantId, objectId };
  await writeFile(join(root, "fleet", "customers.json"), JSON.stringify([line]));
  const words = `--partner-id ${partnerIds.ours} customers.json`;
  const told = await shell("fleet", customer.owner, `npm start -- ${words}`);
  expect(told).toContain("1 onboarded, 0 failed, 0 not begun.");
  expect(linked(customer.owner)).toBe(partnerIds.ours);
});
