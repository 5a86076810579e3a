import { readArguments } from "../../arguments";
import { onOneLine } from "../../../../azure/printable";
import type { Attribution } from "./attribution";
import { attributionKind } from "./attribution";
import { attributionShape } from "./attributionShape";

/** The attributions among a stack's outputs, and what could not be read of them. */
export interface FoundAttributions {
  attributions: Attribution[];
  /** One sentence for each that is broken or of another version. */
  problems: string[];
}

/**
 * Finds attributions among outputs, under any name, alone or in lists and objects, by their `kind`.
 * What stands there may be anybody's: a broken one is a sentence, what has another kind is left, and what is
 * exported twice is found once.
 */
export function findAttributions(outputs: unknown): FoundAttributions {
  const found = marked(outputs, "outputs").map(read);
  return {
    attributions: once(found.filter((one) => typeof one !== "string")),
    problems: found.filter((one) => typeof one === "string"),
  };
}

/** A program may export the same one twice, by itself and in a list. */
function once(attributions: Attribution[]): Attribution[] {
  return [...new Map(attributions.map((one) => [JSON.stringify(one), one])).values()];
}

interface Marked {
  value: Record<string, unknown>;
  path: string;
}

// A stack's outputs are shallow; whoever nests deeper does not mean them to be found.
const deepest = 6;

function marked(value: unknown, path: string, depth = 0): Marked[] {
  if (typeof value !== "object" || value === null || depth > deepest) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => marked(item, `${path}[${index}]`, depth + 1));
  }
  const record = value as Record<string, unknown>;
  return record.kind === attributionKind
    ? [{ value: record, path }]
    : Object.entries(record).flatMap(([key, item]) =>
        marked(item, `${path}.${keyText(key)}`, depth + 1),
      );
}

/** A key of somebody else's for a sentence. */
function keyText(key: string): string {
  const text = onOneLine(key);
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

function read({ value, path }: Marked): Attribution | string {
  if (value.version !== 1) {
    const version =
      typeof value.version === "number"
        ? `version ${value.version}`
        : "a version that is no number";
    return (
      `${path} is an attribution of ${version}, and this package reads ` +
      "version 1: update pulumi-azure-partner, or run the stack that exports it again."
    );
  }
  const problems: string[] = [];
  const refuse = (told: string[]) => {
    problems.push(...told);
    return new Error(told.join(" "));
  };
  try {
    return readArguments(attributionShape, value as unknown as Attribution, refuse, path);
  } catch (error) {
    if (problems.length === 0) {
      throw error;
    }
    return `An attribution cannot be read: ${problems.slice(0, 3).join(" ")} Run the stack that exports it again.`;
  }
}
