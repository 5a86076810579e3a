import { mkdir } from "node:fs/promises";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { readCustomers } from "./customers";
import { runFleet } from "./fleet";
import { failed, openJournal } from "./journal";
import { onboard } from "./onboard";
import { readOptions, usage } from "./options";
import type { Options } from "./options";
import { createProgress, resultTable } from "./screen";

/** Exit codes: everybody is onboarded; somebody is not; nothing was begun. */
const exitCodes = { done: 0, incomplete: 1, refused: 2 } as const;

async function run(options: Options): Promise<number> {
  const { partnerId, folder, parallel, shard, again } = options;
  await mkdir(folder, { recursive: true });
  const [all, journal, pulumi] = await Promise.all([
    readCustomers(options.customers),
    openJournal(folder),
    PulumiCommand.get(),
  ]);
  const own = all.filter((_customer, position) => position % shard.of === shard.index - 1);
  const customers = own.filter((customer) => again || !journal.isDone(customer, partnerId));
  console.log(
    `${own.length} customers, ${own.length - customers.length} of them onboarded before.`,
  );

  let stopped = false;
  process.once("SIGINT", () => {
    stopped = true;
    console.log("Stopping after the customers that run now; start again to go on.");
  });
  const progress = createProgress(customers.length);
  const results = await runFleet({
    customers,
    parallel,
    isStopped: () => stopped,
    onboard: (customer) => onboard(customer, { partnerId, folder, pulumi }),
    journal,
    tell: (result) => console.log(progress(result)),
  });
  const failures = results.filter(({ outcome }) => outcome === failed).length;
  const left = customers.length - results.length;
  if (results.length > 0) {
    console.log(`\n${resultTable(results)}\n`);
  }
  console.log(`${results.length - failures} onboarded, ${failures} failed, ${left} not begun.`);
  return failures + left === 0 ? exitCodes.done : exitCodes.incomplete;
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return exitCodes.refused;
  }
  return run(options);
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = exitCodes.refused;
  },
);
