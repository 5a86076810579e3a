import { mkdir } from "node:fs/promises";
import { check } from "./check";
import { readCustomers } from "./customers";
import type { Customer } from "./customers";
import { runFleet } from "./fleet";
import { ended, isRight, openJournal } from "./journal";
import type { Journal, Result } from "./journal";
import { chooseToEnd, end } from "./offboard";
import { onboard } from "./onboard";
import { readOptions, usage } from "./options";
import type { Options } from "./options";
import { askPerson, createProgress, resultTable } from "./screen";
import { findPulumi, stackNames } from "./stack";
import type { Surroundings } from "./stack";

/** Exit codes: everybody is as the file says; somebody is not; nothing was begun. */
const exitCodes = { done: 0, incomplete: 1, refused: 2 } as const;

interface Run {
  options: Options;
  /** All customers of the file. */
  all: Customer[];
  journal: Journal;
  surroundings: Surroundings;
}

/** Runs some customers, tells the progress and the results, and gives those that are not in order. */
async function runAll<Who>(
  { options, journal }: Run,
  customers: readonly Who[],
  run: (customer: Who) => Promise<Result>,
) {
  let stopped = false;
  process.once("SIGINT", () => {
    stopped = true;
    console.log("Stopping after the customers that run now; start again to go on.");
  });
  const progress = createProgress(customers.length);
  const results = await runFleet({
    customers,
    parallel: options.parallel,
    isStopped: () => stopped,
    run,
    journal,
    tell: (result) => console.log(progress(result)),
  });
  if (results.length > 0) {
    console.log(`\n${resultTable(results)}\n`);
  }
  return results;
}

/** The customers that this run is about. */
function ownCustomers({ options: { shard, only }, all }: Run): Customer[] {
  const stranger = only.find((name) => !all.some((customer) => customer.name === name));
  if (stranger !== undefined) {
    throw new Error(`--only ${stranger}: the file has no such customer.`);
  }
  return all
    .filter((_customer, position) => position % shard.of === shard.index - 1)
    .filter(({ name }) => only.length === 0 || only.includes(name));
}

async function onboardAll(run: Run): Promise<number> {
  const { options, all, journal, surroundings } = run;
  const { partnerId, again } = options;
  const own = ownCustomers(run);
  const customers = own.filter((customer) => again || !journal.isDone(customer, partnerId));
  console.log(
    `${own.length} customers, ${own.length - customers.length} of them onboarded before.`,
  );
  for (const name of journal.begun().filter((name) => !all.some((one) => one.name === name))) {
    console.log(`Customer "${name}" has no line any more and stays as it is; offboard ends it.`);
  }
  // A delegation counts for a link that stands, so those come last and wait for all that make links.
  const delegated = customers.filter(({ lighthouse }) => lighthouse);
  const making = customers.filter(({ lighthouse }) => !lighthouse);
  const links: Promise<Result>[] = [];
  const results = await runAll(run, [...making, ...delegated], async (customer) => {
    if (customer.lighthouse) {
      await Promise.all(links);
      return onboard(customer, partnerId, surroundings);
    }
    const link = onboard(customer, partnerId, surroundings);
    links.push(link);
    return link;
  });
  const done = results.filter(isRight).length;
  const left = customers.length - results.length;
  console.log(`${done} onboarded, ${results.length - done} failed, ${left} not begun.`);
  return done === customers.length ? exitCodes.done : exitCodes.incomplete;
}

async function checkAll(run: Run): Promise<number> {
  const { partnerId } = run.options;
  const own = ownCustomers(run);
  const results = await runAll(run, own, (customer) =>
    check(customer, partnerId, run.surroundings),
  );
  const right = results.filter(isRight).length;
  const left = own.length - results.length;
  console.log(`${right} right, ${results.length - right} not, ${left} not begun.`);
  if (right < results.length) {
    console.log(
      "Onboarding takes up those that are not right. Another partner's link it only names.",
    );
  }
  return right === own.length ? exitCodes.done : exitCodes.incomplete;
}

async function offboard(run: Run): Promise<number> {
  const { options, all, surroundings } = run;
  const listed = new Set(all.map(({ name }) => name));
  const names = (await stackNames(surroundings)).filter((name) => !listed.has(name));
  const { ending, left } = await chooseToEnd({
    names,
    file: options.customers,
    agreed: options.end,
    ask: askPerson(),
  });
  for (const sentence of left) {
    console.error(sentence);
  }
  const results = await runAll(run, ending, (name) => end(name, surroundings));
  const gone = results.filter(({ outcome }) => outcome === ended).length;
  console.log(`${gone} ended, ${ending.length - gone} not, ${left.length} left as they are.`);
  if (gone === names.length) {
    return exitCodes.done;
  }
  return ending.length === 0 ? exitCodes.refused : exitCodes.incomplete;
}

const commands = { onboard: onboardAll, check: checkAll, offboard };

async function run(options: Options): Promise<number> {
  const { folder } = options;
  await mkdir(folder, { recursive: true });
  const [all, journal, pulumi] = await Promise.all([
    readCustomers(options.customers),
    openJournal(folder),
    findPulumi(),
  ]);
  return commands[options.command]({ options, all, journal, surroundings: { folder, pulumi } });
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
