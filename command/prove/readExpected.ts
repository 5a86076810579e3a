import { printable } from "../../azure/printable";
import { unreadSentence } from "../../sdk/nodejs/access/report/unreadStack";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { findAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { readJson } from "../readJson";
import { readStacks } from "../report/stacks";
import { WrongUse } from "../wrongUse";
import { expectedScopes } from "./expectedScopes";
import type { ExpectedScope } from "./expectedScopes";

interface Expectation {
  expected: ExpectedScope[] | undefined;
  problems: string[];
}

/** What is expected, by a report as JSON or by stacks, with a sentence for what could not be read. */
export async function readExpected({
  expected,
  stack,
}: {
  expected?: string | undefined;
  stack: string[];
}): Promise<Expectation> {
  if (expected !== undefined && stack.length > 0) {
    throw new WrongUse("Give what is expected once: with --expected, or with --stack.");
  }
  if (expected !== undefined) {
    const { attributions, problems } = findAttributions(
      readJson(expected, "Write a report with `report --format json`."),
    );
    return { expected: scopesOf(attributions, expected, problems), problems: [] };
  }
  if (stack.length > 0) {
    const readings = await readStacks(stack);
    const attributions = readings.flatMap((reading) => reading.attributions);
    const problems = readings.flatMap(({ unread }) => unread.map(unreadSentence));
    return { expected: scopesOf(attributions, stack.join(", "), problems), problems };
  }
  return { expected: undefined, problems: [] };
}

function scopesOf(
  attributions: readonly Attribution[],
  from: string,
  problems: readonly string[],
): ExpectedScope[] {
  if (attributions.length === 0) {
    throw new WrongUse(
      `${printable(from)} holds nothing that is expected: ${problems[0] ?? "no attribution is in it."}`,
    );
  }
  return expectedScopes(attributions);
}
