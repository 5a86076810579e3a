import { startEmulator } from "./emulator";
import type { Emulator } from "./emulator";
import type { LoggedRequest } from "./requests";

/** Starts the emulator with one example and keeps it until Ctrl-C. */
async function run(): Promise<void> {
  const emulator = await startEmulator({ port: readPort(), onRequest: printRequest });
  const stop = () => void emulator.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(introduction(emulator, addExample(emulator)));
}

function readPort(): number {
  const port = Number(process.argv[2] ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`'${process.argv[2]}' is no port. Give a number up to 65535, or nothing.`);
  }
  return port;
}

function addExample({ directory, partners }: Emulator) {
  const { tenantId } = directory.addTenant({ domain: "example.emulator" });
  const secret = "example-secret";
  const principal = directory.addApplication({ tenantId, secret });
  partners.add("1234567", "Example Partner");
  partners.add("7654321", "Other Partner");
  return { ...principal, secret };
}

function introduction(emulator: Emulator, example: ReturnType<typeof addExample>): string {
  const variables = {
    ...emulator.environment(),
    ARM_TENANT_ID: example.tenantId,
    ARM_CLIENT_ID: example.clientId,
    ARM_CLIENT_SECRET: example.secret,
  };
  const link = `${emulator.url}/emulator/links/${example.tenantId}/${example.objectId}`;
  const partners = emulator.partners.all().map(({ partnerId, name }) => `${partnerId} (${name})`);
  return [
    `Azure on loopback: ${emulator.url}   Ctrl-C stops it.`,
    "",
    "To use it, in another shell:",
    ...Object.entries(variables).map(([name, value]) => `  export ${name}=${value}`),
    "",
    `Partners: ${partners.join(", ")}`,
    "To play somebody else who links the same identity:",
    `  curl --cacert ${emulator.caFile} -X PUT -d '{"partnerId":"7654321"}' ${link}`,
    "",
  ].join("\n");
}

function printRequest({ time, kind, method, path, objectId }: LoggedRequest): void {
  const who = objectId === undefined ? "" : `  as ${objectId}`;
  console.log(`${time.toISOString().slice(11, 23)}  ${kind.padEnd(10)} ${method} ${path}${who}`);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
