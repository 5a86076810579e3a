import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { Stack } from "@pulumi/pulumi/automation";
import { example, startEmulator } from "pulumi-azure-partner/emulator";
import type { Emulator } from "pulumi-azure-partner/emulator";

// The real engine runs the program; only Azure is played. It needs the `pulumi` command, no account.

const { tenantId, objectId, partnerId, otherPartnerId } = example;
const stackName = "test";
const timeout = 120_000;

let azure: Emulator;
let folder: string;
let stack: Stack;

beforeAll(async () => {
  azure = await startEmulator();
  folder = await mkdtemp(join(tmpdir(), "state-"));
  const envVars = {
    ...azure.environment,
    PULUMI_BACKEND_URL: pathToFileURL(folder).href,
    PULUMI_CONFIG_PASSPHRASE: "test",
  };
  stack = await LocalWorkspace.createOrSelectStack({ stackName, workDir: __dirname }, { envVars });
  await stack.setAllConfig({
    partnerId: { value: partnerId },
    tenantId: { value: tenantId },
    objectId: { value: objectId },
  });
}, timeout);

afterAll(async () => {
  await stack.workspace.removeStack(stackName, { force: true });
  await azure.stop();
  await rm(folder, { recursive: true, force: true });
}, timeout);

const linkedTo = () => azure.links.get(tenantId, objectId)?.partnerId;

test(
  "a link that somebody else made is not moved, and the message names their partner",
  async () => {
    azure.links.set(tenantId, objectId, otherPartnerId);
    await expect(stack.up()).rejects.toThrow(otherPartnerId);
    expect(linkedTo()).toBe(otherPartnerId);
    azure.links.remove(tenantId, objectId);
  },
  timeout,
);

test(
  "our service principal is linked, although Azure answers late and fails once",
  async () => {
    azure.latency.write = 200;
    const fault = azure.faults.inject({
      on: { kind: "token" },
      fault: { type: "status", status: 503 },
    });
    await stack.up();
    expect(fault.struck).toHaveLength(1);
    expect(linkedTo()).toBe(partnerId);
  },
  timeout,
);

test(
  "the link ends with the stack",
  async () => {
    await stack.destroy();
    expect(linkedTo()).toBeUndefined();
    expect(azure.requests.ofKind("link").at(-1)?.method).toBe("DELETE");
  },
  timeout,
);
