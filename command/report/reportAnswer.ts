import { writeFileSync } from "node:fs";
import { createColors } from "picocolors";
import { customersOf } from "../../sdk/nodejs/access/report/customersOf";
import type { Standing } from "../../sdk/nodejs/access/report/headline";
import { sentenceAnswer } from "../answer";
import type { Answer } from "../answer";
import type { Ending } from "../ending";
import { WrongUse } from "../wrongUse";
import { report } from "./report";
import type { ReportOptions } from "./report";
import type { Reported } from "./reported";

/**
 * Reports on the attributions of stacks, for a terminal, a file or another program.
 *
 * @param made When the report is made (ISO 8601, UTC).
 */
export async function reportAnswer(options: ReportOptions, made: string): Promise<Answer> {
  try {
    const reported = await report(options, made);
    const { attributions, problems, proof, text, tellsProblems = false } = reported;
    const { output } = options;
    if (output !== undefined) {
      write(output, text(createColors(false)));
    }
    return {
      ending: endingOf(reported),
      json: { made, problems, attributions, ...(proof && { proof }) },
      text: (colors) => (output === undefined ? text(colors) : `Written to ${output}.`),
      remarks: tellsProblems ? [] : problems,
    };
  } catch (failure) {
    if (failure instanceof WrongUse) {
      return sentenceAnswer("unreadable", failure.message);
    }
    throw failure;
  }
}

/** The worst of what is told: a stack that cannot be read, something to look after, something not known. */
function endingOf({ attributions, problems, undecided = false }: Reported): Ending {
  const standings = customersOf(attributions).map(({ headline }) => headline.standing);
  const some = (...wanted: Standing[]) => standings.some((standing) => wanted.includes(standing));
  if (problems.length > 0) {
    return "unreadable";
  }
  if (some("toMend", "notByThisLink")) {
    return "finding";
  }
  return undecided || some("notKnown") ? "cannotTell" : "fine";
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text.endsWith("\n") ? text : `${text}\n`);
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    throw new WrongUse(`${file} cannot be written (${code}).`);
  }
}
