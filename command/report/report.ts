import { extname } from "node:path";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { attributionCsv } from "../../sdk/nodejs/access/report/csv";
import { customersOf } from "../../sdk/nodejs/access/report/customersOf";
import { findAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { attributionOverview } from "../../sdk/nodejs/access/report/overview";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { unreadSentence } from "../../sdk/nodejs/access/report/unreadStack";
import type { Colors } from "picocolors/types";
import { readJson, readText } from "../readJson";
import type { Proof } from "../prove/proof";
import { readProof } from "../prove/readProof";
import { WrongUse } from "../wrongUse";
import { attributionPage } from "./attributionPage";
import type { Format } from "./formats";
import { accessOf } from "./forCustomer";
import { changeSince } from "./changeSince";
import { previewChange } from "./previewChange";
import { previewedReport } from "./previewEvents";
import { provenCsv, provenTable } from "./provenForms";
import type { Reported } from "./reported";
import { listStacks, readStacks } from "./stacks";
import { terminalTable } from "./terminalTable";

/** What somebody asks to be told. */
export interface ReportOptions {
  /** Names of stacks, as `pulumi stack select` takes them. */
  stack: string[];
  /** All stacks of the backend, or of one project. */
  all: boolean;
  /** Name of the project whose stacks are read with `all`. */
  project?: string | undefined;
  /** Name of the one customer that is told about, to its own auditor. */
  for?: string | undefined;
  /** A report of an earlier day as JSON; only what has changed since is told. */
  since?: string | undefined;
  /**
   * The events of a preview; only what it changes is told. "-" is the standard input. What is deployed
   * is read from `stack`; without one, the events have to show it.
   */
  preview?: string | undefined;
  /** A proof as JSON; what it says of each customer is told beside what is expected. */
  proof?: string | undefined;
  /** Default: by the name of the file, else "table". */
  format?: Format | undefined;
  /** The file to write to. Default: the standard output. */
  output?: string | undefined;
}

/** Gathers the reports of stacks, or what a preview does to one, and puts them into words. */
export async function report(options: ReportOptions, made: string): Promise<Reported> {
  const proof = proofFor(options);
  if (options.preview !== undefined) {
    const preview = previewedReport(readText(options.preview));
    const named = options.stack.length > 0;
    return previewChange(preview, named ? await readStacks(options.stack) : undefined);
  }
  const found = await gather(options);
  if (options.for !== undefined) {
    const text = accessOf(options.for, found);
    // How the others stand, and what is earned, is not what was asked.
    return { ...found, attributions: [], text: () => text };
  }
  if (options.since !== undefined) {
    const text = changeSince(earlier(options.since), found);
    return { ...found, text: () => text };
  }
  const format = formatOf(options);
  return {
    ...found,
    proof,
    text: (colors) => inForm(format, { ...found, proof, made }, colors),
    // What goes on to other programs says it beside them, to whoever started this one.
    tellsProblems: format === "table" && options.output === undefined,
  };
}

/** The proof that is to stand in the report. What is for a customer, or about a change, has no place for it. */
function proofFor(options: ReportOptions): Proof | undefined {
  const { proof, for: customer, since, preview } = options;
  if (proof !== undefined && [customer, since, preview].some((one) => one !== undefined)) {
    throw new WrongUse(
      "--proof stands beside the whole report: leave out --for, --since and --preview, or --proof.",
    );
  }
  return proof === undefined ? undefined : readProof(proof);
}

/** What the stacks tell, and what could not be read of them. */
interface Gathered extends Pick<Reported, "attributions" | "problems"> {
  unread: UnreadStack[];
}

async function gather({ stack, all, project }: ReportOptions): Promise<Gathered> {
  const stacks = all ? await listStacks(project) : stack;
  if (stacks.length === 0) {
    throw new WrongUse(
      all
        ? "There are no such stacks: `pulumi stack ls --all` lists those of the backend that you are signed in to."
        : "Name the stacks with --stack, or take all of them with --all.",
    );
  }
  const readings = await readStacks(stacks);
  const attributions = readings.flatMap((reading) => reading.attributions);
  // A stack that was named is expected to tell something; of all stacks many are about something else.
  const unread = readings.flatMap((reading) =>
    reading.exportsNone && !all
      ? [{ stack: reading.stack, problem: "it exports no attribution." }]
      : reading.unread,
  );
  return { attributions, unread, problems: unread.map(unreadSentence) };
}

function inForm(
  format: Format,
  content: Gathered & { proof: Proof | undefined; made: string },
  colors: Colors,
): string {
  const { attributions, problems, unread, proof, made } = content;
  const customers = customersOf(attributions);
  switch (format) {
    case "markdown":
      return [
        attributionOverview(attributions, unread),
        ...(proof ? [provenTable(customers, proof)] : []),
      ].join("\n\n");
    case "csv":
      return proof ? provenCsv(customers, unread, proof) : attributionCsv(attributions, unread);
    case "json":
      return JSON.stringify(
        { made, problems, attributions, ...(proof && { proof }) },
        undefined,
        2,
      );
    case "html":
      return attributionPage({ attributions, unread, proof, made });
    case "table":
      return terminalTable(customers, unread, colors, { columns: process.stdout.columns, proof });
  }
}

/** The attributions of a report that was written as JSON some time ago. */
function earlier(file: string): Attribution[] {
  const report = readJson(file, "Write a report with `--format json`.");
  const { attributions, problems } = findAttributions(report);
  const [problem] = problems;
  if (problem !== undefined || attributions.length === 0) {
    throw new WrongUse(
      `${file} holds no report that can be compared: ${problem ?? "no attribution is in it."}`,
    );
  }
  return attributions;
}

function formatOf({ format, output }: ReportOptions): Format {
  const endings: Record<string, Format> = {
    ".md": "markdown",
    ".csv": "csv",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
  };
  return format ?? endings[extname(output ?? "").toLowerCase()] ?? "table";
}
