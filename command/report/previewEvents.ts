import type { FoundAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { findAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { WrongUse } from "../wrongUse";

/** What a preview says of the stack's report: as it was deployed, and as it would be. */
export interface PreviewedChange {
  before: FoundAttributions;
  after: FoundAttributions;
}

interface StackEvent {
  resOutputsEvent?: {
    metadata?: { type?: string; old?: { outputs?: unknown }; new?: { outputs?: unknown } };
  };
}

const howToMake =
  "Make them with `PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --json > preview.json`.";

/**
 * Reads the events of one preview, one JSON a line. Pulumi hides secret outputs in them whatever it is
 * asked, so the stack has to export its report in clear for the preview.
 */
export function previewedChange(text: string): PreviewedChange {
  const stack = text
    .split("\n")
    .map(event)
    .map((one) => one?.resOutputsEvent?.metadata)
    .filter((metadata) => metadata?.type === "pulumi:pulumi:Stack")
    .at(-1);
  if (stack === undefined) {
    throw new WrongUse(`These are not the events of a preview that came to its end. ${howToMake}`);
  }
  const before = findAttributions(stack.old?.outputs);
  const after = findAttributions(stack.new?.outputs);
  if (after.attributions.length + after.problems.length === 0) {
    throw new WrongUse(
      "The preview shows no attribution. Pulumi hides secret outputs in it: export the attribution in clear for the preview.",
    );
  }
  return { before, after };
}

function event(line: string): StackEvent | undefined {
  try {
    return JSON.parse(line) as StackEvent;
  } catch {
    return undefined;
  }
}
