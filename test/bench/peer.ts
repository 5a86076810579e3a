import { randomUUID } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killAll, processesWith } from "../engine/processes";
import { runCommand } from "../engine/runCommand";
import type { Azure, Identities } from "./azure";
import { watchMemory } from "./memory";

/** Another way to make links, as it is installed on this machine. */
export interface Peer {
  /** With its version. */
  name: string;
  /** Makes the links of identities with secrets of their own, from nothing. */
  link(identities: Identities, surroundings: PeerSurroundings): Promise<PeerCost>;
}

export interface PeerSurroundings {
  azure: Azure;
  signal: AbortSignal;
}

export interface PeerCost {
  seconds: number;
  /** Bytes of all its processes at once, at most, as seen from time to time. */
  tree: number;
}

/** A folder and commands of a peer, apart from what the user has. */
export interface PeerRuns {
  readonly folder: string;
  run(args: readonly string[]): Promise<void>;
  /** From here on, until `cost` is asked for. */
  watch(): { cost(): Promise<PeerCost> };
}

const runVariable = "BENCH_PEER";
const longestRunSeconds = 300;

export async function withPeer<T>(
  command: string,
  env: (folder: string) => Readonly<Record<string, string>>,
  signal: AbortSignal,
  act: (runs: PeerRuns) => Promise<T>,
): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bench-peer-")));
  const mark = randomUUID();
  const find = () => processesWith(runVariable, mark);
  const environment = {
    PATH: process.env["PATH"],
    HOME: folder,
    ...env(folder),
    [runVariable]: mark,
  };
  try {
    return await act({
      folder,
      async run(args) {
        const { exitCode, ended, stdout, stderr } = await runCommand(command, args, {
          cwd: folder,
          env: environment,
          timeoutSeconds: longestRunSeconds,
          signal,
        });
        signal.throwIfAborted();
        if (exitCode !== 0) {
          // What follows may be a secret.
          const words = args.slice(0, 2).join(" ");
          throw new Error(
            `${command} ${words} ${ended}: exit code ${exitCode}\n${stdout}${stderr}`,
          );
        }
      },
      watch() {
        const memory = watchMemory(find);
        const start = performance.now();
        return {
          async cost() {
            const seconds = (performance.now() - start) / 1000;
            const { tree } = await memory.end();
            return { seconds, tree };
          },
        };
      },
    });
  } finally {
    await killAll(find);
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a command prints as JSON. */
export async function jsonOf(command: string, args: readonly string[]): Promise<unknown> {
  const { stdout } = await runCommand(command, args, { env: process.env, timeoutSeconds: 60 });
  return JSON.parse(stdout);
}
