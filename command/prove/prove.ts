import { statSync } from "node:fs";
import { printable } from "../../azure/printable";
import { sentenceAnswer } from "../answer";
import type { Answer } from "../answer";
import { WrongUse } from "../wrongUse";
import { askText, askedDays } from "./askText";
import type { AskedSubscription } from "./askText";
import { monthOf } from "./day";
import type { ExpectedScope } from "./expectedScopes";
import { findRuns } from "./findRuns";
import { isPipeline, withoutNames } from "./names";
import { showProgress } from "./progress";
import type { ProgressOutput } from "./progress";
import type { Proof } from "./proof";
import { endingOf, proofOf } from "./proofOf";
import { proofCsv } from "./proofCsv";
import { proofText } from "./proofText";
import type * as ReadExpected from "./readExpected";
import { readRuns } from "./readRuns";
import { newestRuns } from "./run";

/** What somebody asks to be proven. */
export interface ProveOptions {
  /** A report of ours as JSON, with what is expected. */
  expected?: string | undefined;
  /** Names of stacks that export what is expected. */
  stack: string[];
  /** The month to look at (`YYYY-MM`). Default: all that the files have. */
  month?: string | undefined;
  /** Whether the answer is CSV. */
  csv?: boolean | undefined;
  /** Whether the text is wanted that asks the provider for rows. */
  ask?: boolean | undefined;
  /** Whether names are shown. Default: yes, except in a pipeline. */
  names?: boolean | undefined;
}

/** What the command runs in. */
export interface Surroundings {
  /** The time of the run (ISO 8601, UTC). */
  now: string;
  env: NodeJS.ProcessEnv;
  progress: ProgressOutput;
  /** Loads what reads reports and stacks, which files alone do not wait for. */
  expected: () => typeof ReadExpected;
}

/** Tells from Microsoft's files what was attributed and what was credited. */
export async function prove(
  paths: readonly string[],
  options: ProveOptions,
  surroundings: Surroundings,
): Promise<Answer> {
  try {
    return await proven(paths, options, surroundings);
  } catch (failure) {
    if (failure instanceof WrongUse) {
      return sentenceAnswer("unreadable", failure.message);
    }
    throw failure;
  }
}

async function proven(
  paths: readonly string[],
  options: ProveOptions,
  { now, env, progress, expected: reader }: Surroundings,
): Promise<Answer> {
  const month = wantedMonth(options.month);
  const { expected, problems } = asksForExpected(options)
    ? await reader().readExpected(options)
    : { expected: undefined, problems: [] };
  if (paths.length === 0 && (options.ask !== true || expected === undefined)) {
    throw new WrongUse(
      options.ask === true
        ? "Say whom the provider is to be asked about: give your own files, or what is expected with --expected or --stack."
        : "Name the files, or folders with them, that Partner Center or Cost Management gave you.",
    );
  }
  const found = findRuns(paths);
  const { newest, older } = newestRuns(found.runs);
  if (paths.length > 0 && newest.length === 0) {
    throw new WrongUse(
      "There is no file in these folders that tells of credit or attribution: CSV, TSV or JSON lines, packed with gzip or not.",
    );
  }
  const shown = showProgress(bytesOf(newest.flatMap(({ files }) => files)), progress);
  const read = await readRuns(newest, { expected, month, counted: shown.counted });
  shown.end();
  const complete = proofOf({
    made: now,
    month,
    expected,
    read,
    older,
    others: found.others,
    problems: [...problems, ...found.problems, ...read.problems],
  });
  const proof = (options.names ?? !isPipeline(env)) ? complete : withoutNames(complete);
  return options.ask === true
    ? askAnswer(complete, expected, month, now)
    : answerOf(proof, options);
}

function answerOf(proof: Proof, { csv }: ProveOptions): Answer {
  return {
    ending: endingOf(proof),
    json: proof,
    text: (colors) =>
      csv === true ? proofCsv(proof) : proofText(proof, colors, process.stdout.columns),
    remarks: proof.problems,
  };
}

/** Asks about what is expected, else about what the reseller's own files name and do not tell. */
function askAnswer(
  proof: Proof,
  expected: readonly ExpectedScope[] | undefined,
  month: string | undefined,
  now: string,
): Answer {
  const told = new Set(
    proof.credit
      .filter(({ outcome }) => outcome !== "cannotTell")
      .map(({ subscriptionId }) => subscriptionId),
  );
  const whom: readonly AskedSubscription[] =
    expected ??
    [...proof.credit, ...proof.attribution].filter((one) => !told.has(one.subscriptionId));
  if (whom.length === 0) {
    throw new WrongUse("These files name no subscription whose credit they do not tell.");
  }
  const text = askText(whom, askedDays(month, now));
  return { ending: "fine", json: { ask: text }, text: () => text, remarks: proof.problems };
}

function wantedMonth(text: string | undefined): string | undefined {
  const month = text === undefined ? undefined : monthOf(text);
  if (text !== undefined && (month === undefined || month !== text)) {
    throw new WrongUse(`--month "${printable(text)}" is no month: give it as 2026-10.`);
  }
  return month;
}

function asksForExpected({ expected, stack }: ProveOptions): boolean {
  return expected !== undefined || stack.length > 0;
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
