import { parseArgs } from "node:util";
import type { Shell } from "./variableLines";

/** What was asked for on the command line. */
export interface Options {
  help: boolean;
  port: number;
  shell: Shell;
  /** Path of the JSON file of a world. */
  world?: string | undefined;
  /** Path of the JSON file of faults. */
  faults?: string | undefined;
}

export const usage = `Usage: pulumi-azure-partner emulator [options]

Plays Azure on this machine until Ctrl-C, and prints the environment that makes a program take it
for its cloud. Requests are told on standard error, as they arrive.

  --port <number>   port on 127.0.0.1 (default: one that is free)
  --world <file>    JSON of what Azure holds (default: one tenant, service principal, subscription)
  --faults <file>   JSON list of what goes wrong with which request
  --powershell      print the environment for PowerShell, not for a POSIX shell
  --help            print this

Ends with 0 after Ctrl-C, 2 where the options or files are wrong, 3 where it cannot listen.`;

/** Fails with a sentence where an option is none or cannot be meant. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "0" },
      world: { type: "string" },
      faults: { type: "string" },
      powershell: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { help, world, faults } = values;
  const shell = values.powershell ? "powershell" : "posix";
  return { help, port: readPort(values.port), shell, world, faults };
}

function readPort(text: string): number {
  const port = Number(text);
  if (text === "" || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`'${text}' is no port. Give --port a number up to 65535, or leave it out.`);
  }
  return port;
}
