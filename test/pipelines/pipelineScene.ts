import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { dump } from "js-yaml";
import { roleIds, startEmulator } from "../../emulator";
import type { Emulator } from "../../emulator";
import { findAzureNative } from "../azureNative/findAzureNative";
import { repository } from "../documents/documents";
import { addCustomer, addTenant, partnerIds } from "../e2e/access/cast";
import type { Customer } from "../e2e/access/cast";
import { engineCommand } from "../engine/engine";
import { engineEnvironment } from "../engine/engineEnvironment";
import { createEngineRuns } from "../engine/engineRuns";
import { findEngine } from "../engine/findEngine";
import type { CommandResult } from "../engine/runCommand";
import type { Pipeline, Work } from "./pipeline";
import { makeStandIns } from "./standIns";
import type { Call } from "./standIns";
import { surroundingsOf } from "./surroundings";
import type { Identity } from "./surroundings";

/** Security group of the people who look after the customers. */
const operatorsGroupId = "9e0e0000-0000-4000-8000-000000000001";

/** What the shells of one job did, as far as they came. */
export interface JobRun extends Pick<CommandResult, "exitCode" | "stdout" | "stderr"> {
  /** What the build machine's other programs were asked. */
  calls: Call[];
}

/** The template in a repository of its own, whose pipeline runs against an Azure on loopback. */
export interface PipelineScene {
  readonly emulator: Emulator;
  readonly customer: Customer;
  /** Who is linked. */
  readonly partner: Identity;
  /** Runs the job of one stack as the product would, until one of its shells fails. */
  run(work: Work, stack: string): Promise<JobRun>;
  /** Writes customers.yaml: the one customer with more words, and a second one beside it. */
  writeCustomers(more: object): Promise<void>;
  close(): Promise<void>;
}

export async function openPipelineScene(pipeline: Pipeline): Promise<PipelineScene> {
  const [engine, emulator] = await Promise.all([findEngine(), startEmulator({ world: {} })]);
  emulator.partners.add(partnerIds.ours, "Contoso Consulting");
  emulator.partners.add(partnerIds.theirs, "Fabrikam Services");
  const customer = addCustomer(emulator);
  const identities = addIdentities(emulator, customer);
  const partner = identities["partner-link"];
  const federated = { ...emulator.workflowCredential, audience: "api://AzureADTokenExchange" };
  const token = emulator.tokens.issueAssertion(federated);

  const root = await realpath(await mkdtemp(join(tmpdir(), "pipelines-")));
  const project = join(root, "project");
  const [home, temporary, backend] = ["home", "temporary", "backend"].map((name) =>
    join(root, name),
  ) as [string, string, string];
  await Promise.all([home, temporary, backend].map((folder) => mkdir(folder)));
  const nodeModules = join(repository, "node_modules");
  await cp(join(repository, "examples", "customer-onboarding"), project, {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  await symlink(nodeModules, join(project, "node_modules"));
  await installCommand(root);
  await writeFile(join(project, "Pulumi.partner-link.yaml"), settingsOf(partner));
  const standIns = await makeStandIns({
    folder: join(root, "programs"),
    pulumi: engineCommand(engine),
    token,
    subscriptionId: customer.subscriptionId,
  });
  const runs = createEngineRuns({
    command: "bash",
    cwd: project,
    env: {
      ...engineEnvironment(engine, {
        ...{ home, temporary, backend, projectNodeModules: nodeModules },
        pathFirst: [standIns.folder, findAzureNative().folder],
      }),
      // Types are checked with all others, so that programs need not be checked in every run.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      ...emulator.environment,
    },
    id: basename(root),
  });

  return {
    emulator,
    customer,
    partner,
    async run(work, stack) {
      const who = `${stack}${work === "preview" ? "-preview" : ""}` as keyof typeof identities;
      const around = surroundingsOf(pipeline, {
        identity: identities[who],
        subscriptionId: customer.subscriptionId,
        token,
        workflow: emulator.workflowEnvironment,
      });
      const job = pipeline.job(work, stack, around.given);
      if (job.identity !== who) {
        throw new Error(`The job signs in as "${job.identity}", not as "${who}".`);
      }
      const env = { ...around.env, ...job.env };
      const told = { exitCode: 0, stdout: "", stderr: "" };
      for (const shell of job.shells) {
        const result = await runs.run(["-eo", "pipefail", "-c", shell], { env });
        told.exitCode = result.exitCode;
        told.stdout += result.stdout;
        told.stderr += result.stderr;
        if (result.exitCode !== 0) {
          break;
        }
      }
      return { ...told, calls: await standIns.takeCalls() };
    },
    async writeCustomers(more) {
      const { tenantId, subscriptionId } = customer;
      const adatum = { name: "Adatum", tenantId, subscriptionId, operatorsGroupId, ...more };
      const northwind = { ...adatum, name: "Northwind" };
      await writeFile(join(project, "customers.yaml"), dump({ adatum, northwind }));
    },
    async close() {
      await runs.stop();
      await emulator.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Puts the command where npx looks for it; npm puts none into a checkout that was not built before. */
async function installCommand(root: string): Promise<void> {
  const bin = join(root, "node_modules", ".bin");
  const script = join(repository, "dist", "command", "index.js");
  await mkdir(bin, { recursive: true });
  const shim = `#!/bin/sh\nexec node "${script}" "$@"\n`;
  await writeFile(join(bin, "pulumi-azure-partner"), shim, { mode: 0o755 });
}

/** For each stack who deploys, and who only previews and may read and nothing else; none has a secret. */
function addIdentities(emulator: Emulator, { tenantId, scope }: Customer) {
  const add = (tenant: string, roleId?: string): Identity => {
    const federated = emulator.workflowCredential;
    const identity = emulator.directory.addServicePrincipal({ tenantId: tenant, federated });
    if (roleId !== undefined) {
      emulator.access.grant(scope, identity.objectId, roleId);
    }
    return identity;
  };
  const home = addTenant(emulator);
  return {
    "partner-link": add(home),
    "partner-link-preview": add(home),
    adatum: add(tenantId, roleIds.owner),
    "adatum-preview": add(tenantId, roleIds.reader),
  };
}

/** What a team has in its repository for the stack of the link. */
function settingsOf({ tenantId, objectId }: Identity): string {
  const settings = {
    partnerId: partnerIds.ours,
    expectedPartnerName: "Contoso Consulting",
    managingTenantId: tenantId,
    principalId: objectId,
  };
  const named = Object.entries(settings).map(([key, value]) => [
    `customer-onboarding:${key}`,
    value,
  ]);
  return dump({ config: Object.fromEntries(named) as Record<string, string> });
}
