import { readFileSync } from "node:fs";
import { once } from "node:events";
import { startEmulator } from "./index";
import type { Emulator, Injection, LoggedRequest } from "./index";
import { readOptions, usage } from "./command/options";
import type { Options } from "./command/options";
import { readWorld } from "./command/readWorld";
import { variableLines } from "./command/variableLines";
import { readInjection } from "./faults/readInjection";

/** How the command ends: after Ctrl-C, for wrong options or files, where it cannot listen. */
const exitCodes = { stopped: 0, wrongUse: 2, cannotListen: 3 } as const;

/**
 * `pulumi-azure-partner emulator`: plays Azure until Ctrl-C. Standard output holds nothing but lines
 * that a shell can take; requests and errors go to standard error.
 *
 * @param args - What stands after `emulator` on the command line.
 * @returns The exit code: 0 after Ctrl-C, 2 where the options or files are wrong, 3 where it cannot
 * listen.
 */
export async function runEmulator(args: string[]): Promise<number> {
  let start: Start;
  try {
    start = readStart(args);
  } catch (error) {
    console.error(`${sentence(error)}\n\n${usage}`);
    return exitCodes.wrongUse;
  }
  const { help, port, shell, world, faults } = start;
  if (help) {
    console.log(usage);
    return exitCodes.stopped;
  }
  let azure: Emulator;
  try {
    azure = await startEmulator({ port, world, onRequest: printRequest });
  } catch (error) {
    console.error(`The emulator cannot listen on port ${port}: ${sentence(error)}`);
    return exitCodes.cannotListen;
  }
  faults.forEach((injection) => azure.faults.inject(injection));
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  console.log(introduction(azure, shell).join("\n"));
  await stopped;
  await azure.stop();
  return exitCodes.stopped;
}

interface Start extends Pick<Options, "help" | "port" | "shell"> {
  world?: ReturnType<typeof readWorld> | undefined;
  faults: Injection[];
}

function readStart(args: string[]): Start {
  const { world, faults, ...options } = readOptions(args);
  return {
    ...options,
    world: world === undefined ? undefined : readJson(world, readWorld),
    faults: faults === undefined ? [] : readJson(faults, readFaults),
  };
}

function readJson<Content>(file: string, read: (content: unknown) => Content): Content {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`'${file}' cannot be used. ${sentence(error)}`);
  }
}

function readFaults(content: unknown): Injection[] {
  if (!Array.isArray(content)) {
    throw new Error("Faults are a list.");
  }
  return content.map(readInjection);
}

function introduction(azure: Emulator, shell: Options["shell"]): string[] {
  const partners = azure.partners.all().map(({ partnerId, name }) => `${partnerId} (${name})`);
  const [who] = azure.directory.servicePrincipals();
  const link = `${azure.url}/emulator/links/${who?.tenantId ?? "<tenant>"}/${who?.objectId ?? "<object>"}`;
  return [
    `# Azure on loopback: ${azure.url}   Ctrl-C stops it. In another shell:`,
    ...variableLines(azure.environment, shell),
    `# Partners: ${partners.join(", ") || "none"}`,
    "# To play somebody else who links the same identity:",
    `#   curl --cacert ${azure.caFile} -X PUT -d '{"partnerId":"..."}' ${link}`,
  ];
}

function printRequest({ time, kind, method, path, objectId }: LoggedRequest): void {
  const who = objectId === undefined ? "" : `  as ${objectId}`;
  console.error(`${time.toISOString().slice(11, 23)}  ${kind.padEnd(10)} ${method} ${path}${who}`);
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// Run by itself: `npx tsx emulator/command.ts`.
if (require.main === module) {
  void runEmulator(process.argv.slice(2)).then((code) => (process.exitCode = code));
}
