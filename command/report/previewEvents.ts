import type { FoundAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { findAttributions } from "../../sdk/nodejs/access/report/findAttributions";
import { WrongUse } from "../wrongUse";

/** What a preview says of the stack's report. */
export interface PreviewedReport {
  /** As it was deployed; nothing where it was never deployed, or is a secret output. */
  before: FoundAttributions;
  /** Whether some output of what is deployed is hidden, so that the report may be among those. */
  beforeIsHidden: boolean;
  /** As it would be. */
  after: FoundAttributions;
  /** Whether some output is known only after the deployment, so that the report may be among those. */
  afterIsOpen: boolean;
}

interface StackEvent {
  resOutputsEvent?: {
    metadata?: { type?: string; old?: { outputs?: unknown }; new?: { outputs?: unknown } };
  };
}

const howToMake =
  "Make them with `PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --json > events.json`.";

/** What stands in the events for a secret value. */
const hidden = "[secret]";

/** What stands in them for a value that only the deployment makes: Pulumi's own sign for it. */
const notYetKnown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Reads the events of one preview, one JSON a line. Pulumi hides secret outputs in them whatever it is
 * asked, so the stack has to export its report in clear for the preview.
 */
export function previewedReport(text: string): PreviewedReport {
  const stack = text
    .split("\n")
    .map(event)
    .map((one) => one?.resOutputsEvent?.metadata)
    .filter((metadata) => metadata?.type === "pulumi:pulumi:Stack")
    .at(-1);
  if (stack === undefined) {
    throw new WrongUse(`These are not the events of a preview that came to its end. ${howToMake}`);
  }
  const [earlier, later] = [stack.old?.outputs, stack.new?.outputs];
  const before = findAttributions(earlier);
  const after = findAttributions(later);
  const afterIsOpen = holds(later, notYetKnown);
  if (after.attributions.length + after.problems.length === 0 && !afterIsOpen) {
    throw new WrongUse(
      "The preview shows no attribution. Pulumi hides secret outputs in it: export the attribution in clear for the preview.",
    );
  }
  return { before, beforeIsHidden: holds(earlier, hidden), after, afterIsOpen };
}

/** Whether a text stands among outputs, at whatever depth. */
function holds(outputs: unknown, text: string): boolean {
  return (
    outputs === text ||
    (typeof outputs === "object" &&
      outputs !== null &&
      Object.values(outputs).some((value) => holds(value, text)))
  );
}

function event(line: string): StackEvent | undefined {
  try {
    return JSON.parse(line) as StackEvent;
  } catch {
    return undefined;
  }
}
