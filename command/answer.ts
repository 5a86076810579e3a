import type { Colors } from "picocolors/types";
import type { Ending } from "./ending";

/** What a subcommand has found out. Nothing in it is a secret. */
export interface Answer {
  ending: Ending;
  /** What `--json` prints. */
  json: object;
  /** What a person reads, without the last line break. */
  text(colors: Colors): string;
  /** Where the answer was found all the same: what could not be had for it, a sentence each. */
  remarks?: string[];
}

/** A name and what it stands for, such as a column of facts. */
export type Fact = [name: string, value: string | number | undefined];

/** Facts below each other, indented; those without a value are left out. */
export function factLines(facts: readonly Fact[], { dim }: Colors): string {
  const known = facts.filter(([, value]) => value !== undefined);
  const width = Math.max(...known.map(([name]) => name.length));
  return known.map(([name, value]) => `  ${dim(name.padEnd(width))}  ${value}`).join("\n");
}

/** An answer that is a sentence and nothing else. */
export function sentenceAnswer(ending: Ending, sentence: string): Answer {
  return { ending, json: { error: sentence }, text: () => sentence };
}
