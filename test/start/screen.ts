import { createColors } from "picocolors";
import type { Step, StepEnd } from "./step";
import { wrapText } from "./wrapText";

export interface Screen {
  /** The title, and below it who and what takes part. */
  title(line: string, facts: Readonly<Record<string, string>>): void;
  /** The head of the table of steps. */
  head(steps: readonly Step[]): void;
  /** Shown before a step, so that one sees what takes its time. */
  stepBegins(number: number, step: Step): void;
  stepEnds(step: Step, end: StepEnd, holds: string): void;
  /** Shows the Markdown of a report, as far as the table of what was looked at. */
  report(markdown: string): void;
  /** Ends the line of a step that did not come to its end. */
  stepStops(): void;
  closing(line: string): void;
}

export interface ScreenOptions {
  write(text: string): void;
  colour: boolean;
  /** Of the terminal; some say 0. */
  width: number;
}

const heads = { command: "step", outcome: "what happens", holds: "Azure then holds" };

/** Writes the main job as a table, step by step. */
export function createScreen({ write, colour, width }: ScreenOptions): Screen {
  const { bold, dim, green, red, yellow } = createColors(colour);
  const holdsWidth = 28;
  const textWidth = Math.max(60, Math.min(width, 100));
  let columns = { command: 0, outcome: 0 };

  return {
    title(line, facts) {
      write(`\n${bold(line)}\n\n`);
      const nameWidth = longest(Object.keys(facts));
      for (const [name, fact] of Object.entries(facts)) {
        write(`  ${dim(name.padEnd(nameWidth))}  ${fact}\n`);
      }
      write("\n");
    },
    head(steps) {
      columns = {
        command: longest([heads.command, ...steps.map(({ command }) => command)]),
        outcome: longest([heads.outcome, ...steps.map(({ outcome }) => outcome)]),
      };
      const line = [
        heads.command.padEnd(columns.command),
        heads.outcome.padEnd(columns.outcome),
        heads.holds.padEnd(holdsWidth),
        "link requests",
      ];
      write(`     ${dim(line.join("  "))}\n`);
    },
    stepBegins: (number, { command }) =>
      write(`  ${dim(String(number))}  ${bold(command.padEnd(columns.command))}  `),
    stepEnds({ outcome }, { requests, refusal }, holds) {
      const tint = refusal === undefined ? green : yellow;
      const line = [
        tint(outcome.padEnd(columns.outcome)),
        holds.padEnd(holdsWidth),
        dim(requests.join(", ") || "none"),
      ];
      write(`${line.join("  ")}\n`);
      if (refusal !== undefined) {
        write(`\n${yellow(wrapText(refusal, textWidth, "       "))}\n\n`);
      }
    },
    report: (markdown) => write(`\n${reportLines(markdown, textWidth).join("\n")}\n\n`),
    stepStops: () => write(`${red("stopped")}\n\n`),
    closing: (line) => write(`\n${line}\n`),
  };
}

const reportIndent = "       ";

/** Lines of a table stay whole: broken, they could not be read. */
function reportLines(markdown: string, width: number): string[] {
  const lines = markdown.split("\n").filter((line) => !line.startsWith("#"));
  const end = lines.map((line) => line.startsWith("|")).lastIndexOf(true);
  return lines
    .slice(
      lines.findIndex((line) => line !== ""),
      end + 1,
    )
    .map((line) =>
      line.startsWith("|")
        ? reportIndent + line
        : wrapText(line.replace(/\*\*|\\$/g, ""), width, reportIndent),
    );
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
