import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

const commands = ["onboard", "check", "offboard"] as const;
type Command = (typeof commands)[number];

/** What a run was asked to do. */
export interface Options {
  command: Command;
  /** The data file. */
  customers: string;
  partnerId: string;
  /** Holds the stacks' settings and the journal. */
  folder: string;
  /** How many stacks run at once. */
  parallel: number;
  /** Every `of`-th customer, from `index` on. */
  shard: { index: number; of: number };
  /** Only these customers, by name; all where it is empty. */
  only: string[];
  /** Also customers that an earlier run has onboarded. */
  again: boolean;
  /** Customers without a line that are ended unasked. */
  end: string[];
}

export const usage = `Usage: npm start -- [onboard|check|offboard] --partner-id <location id> [options] <customers.json>

  onboard   links every customer and gives the access; what runs when nothing is said
  check     compares every customer with Azure and writes nothing there
  offboard  ends customers that have a stack and no line in the file any more, each when agreed to

  --partner-id <id>   your partner location id (or FLEET_PARTNER_ID); offboard needs none
  --parallel <n>      stacks at once; default: one per core
  --shard <i>/<n>     only every n-th customer, from the i-th on: one of n machines
  --only <name>       only this customer; may be given several times
  --folder <path>     settings of the stacks and the journal, below the folder in which the
                      packages are installed; default: .fleet
  --again             onboard: also customers that the journal says are onboarded
  --end <name>        offboard: end this customer without asking; may be given several times

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
      only: { type: "string", multiple: true, default: [] },
      folder: { type: "string", default: ".fleet" },
      again: { type: "boolean", default: false },
      end: { type: "string", multiple: true, default: [] },
    },
  });
  const [first = "", ...rest] = positionals;
  const named = commands.find((name) => name === first);
  const command = named ?? "onboard";
  const partnerId = values["partner-id"] ?? "";
  if (command !== "offboard" && !/^\d+$/.test(partnerId)) {
    throw new Error("Give your partner location id: --partner-id <digits>.");
  }
  const [customers, ...others] = named ? rest : positionals;
  if (named === undefined && others.length === 1) {
    throw new Error(`"${first}" is none of ${commands.join(", ")}.`);
  }
  if (customers === undefined || others.length > 0) {
    throw new Error("Give one file of customers.");
  }
  if (values.end.length > 0 && command !== "offboard") {
    throw new Error("--end goes with offboard; nothing else ends a customer.");
  }
  return {
    command,
    customers,
    partnerId,
    folder: values.folder,
    parallel: positive(values.parallel, "--parallel"),
    shard: readShard(values.shard),
    only: values.only,
    again: values.again,
    end: values.end,
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
