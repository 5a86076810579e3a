import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** What a run was asked to do. */
export interface Options {
  /** The data file. */
  customers: string;
  partnerId: string;
  /** Holds the stacks' settings and the journal. */
  folder: string;
  /** How many stacks run at once. */
  parallel: number;
  /** Every `of`-th customer, from `index` on. */
  shard: { index: number; of: number };
  /** Also customers that an earlier run has onboarded. */
  again: boolean;
}

export const usage = `Usage: npm start -- --partner-id <location id> [options] <customers.json>

  --partner-id <id>   your partner location id (or FLEET_PARTNER_ID); required
  --parallel <n>      stacks at once; default: one per core
  --shard <i>/<n>     only every n-th customer, from the i-th on: one of n machines
  --folder <path>     settings of the stacks and the journal, below the folder in which the
                      packages are installed; default: .fleet
  --again             also customers that the journal says are onboarded

Credentials come from the environment (ARM_CLIENT_ID with ARM_CLIENT_SECRET, ARM_USE_OIDC, …),
the place of the state from PULUMI_BACKEND_URL or \`pulumi login\`.`;

/** Reads the command line. Throws when it cannot be meant. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      "partner-id": { type: "string", default: env.FLEET_PARTNER_ID },
      parallel: { type: "string", default: String(availableParallelism()) },
      shard: { type: "string", default: "1/1" },
      folder: { type: "string", default: ".fleet" },
      again: { type: "boolean", default: false },
    },
  });
  const partnerId = values["partner-id"] ?? "";
  if (!/^\d+$/.test(partnerId)) {
    throw new Error("Give your partner location id: --partner-id <digits>.");
  }
  const [customers, ...others] = positionals;
  if (customers === undefined || others.length > 0) {
    throw new Error("Give one file of customers.");
  }
  return {
    customers,
    partnerId,
    folder: values.folder,
    parallel: positive(values.parallel, "--parallel"),
    shard: readShard(values.shard),
    again: values.again,
  };
}

function readShard(text: string): Options["shard"] {
  const [, index = "", of = ""] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: positive(index, "--shard"), of: positive(of, "--shard") };
  if (shard.index > shard.of) {
    throw new Error(`--shard ${text}: there are only ${shard.of}.`);
  }
  return shard;
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`${option}: "${text}" is not a number from 1 on.`);
  }
  return value;
}
