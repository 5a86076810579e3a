import { ended } from "./journal";
import type { Result } from "./journal";
import { attempt, openStack } from "./stack";
import type { Surroundings } from "./stack";

/** Customers with a stack and no line in the data file, and what decides whether they are ended. */
export interface Gone {
  names: readonly string[];
  /** The data file, as the person knows it. */
  file: string;
  /** Names given by --end. */
  agreed: readonly string[];
  /** Asks the person; absent where nobody is there. */
  ask: ((question: string) => Promise<string>) | undefined;
}

/** Whom to end, and a sentence for each that is left alone. */
export interface Choice {
  ending: string[];
  left: string[];
}

/** Nobody is ended unless a person says so by name. Throws when --end names somebody else. */
export async function chooseToEnd({ names, file, agreed, ask }: Gone): Promise<Choice> {
  const other = agreed.find((name) => !names.includes(name));
  if (other !== undefined) {
    throw new Error(
      `Customer "${other}" is not ended: it has a line in ${file}, or no stack. Take its line out first, then name it in --end as it was written there.`,
    );
  }
  const choice: Choice = { ending: [], left: [] };
  for (const name of names) {
    const gone = `Customer "${name}" has a stack and no line in ${file} any more.`;
    if (agreed.includes(name)) {
      choice.ending.push(name);
    } else if (ask === undefined) {
      choice.left.push(
        `${gone} It is not ended, because nobody is here to be asked: put its line back, or end it with --end ${name}.`,
      );
    } else if ((await ask(`${gone} To end its access and its link, type its name: `)) === name) {
      choice.ending.push(name);
    } else {
      choice.left.push(`${gone} It is left as it is.`);
    }
  }
  return choice;
}

/** Removes what one customer's stack has made, and the stack. Never rejects. */
export function end(name: string, surroundings: Surroundings): Promise<Result> {
  return attempt({ customer: name, declared: "" }, async (watch) => {
    const stack = await openStack(name, surroundings, "selectStack", async () => ({}));
    await stack.destroy({ ...watch });
    await stack.workspace.removeStack(name);
    return { outcome: ended };
  });
}
