import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { attributionChange, counterpartOf } from "../../sdk/nodejs/access/report/attributionChange";
import { nameText } from "../../sdk/nodejs/access/report/escape";
import { unreadSentence } from "../../sdk/nodejs/access/report/unreadStack";
import { WrongUse } from "../wrongUse";
import type { PreviewedReport } from "./previewEvents";
import type { Reported } from "./reported";
import type { StackReading } from "./stacks";

/**
 * What a preview does to recognition and credit, as Markdown.
 *
 * @param standing What the stack exports today, where it was read; else the preview has to show it.
 */
export function previewChange(preview: PreviewedReport, standing?: StackReading[]): Reported {
  const { after, afterIsOpen } = preview;
  const before = standing?.flatMap(({ attributions }) => attributions) ?? shownBefore(preview);
  const missing = before.filter((one) => !counterpartOf(one, after.attributions));
  // What is not known yet may be what is missing.
  const undecided = afterIsOpen && (missing.length > 0 || after.attributions.length === 0);
  const compared = undecided ? before.filter((one) => !missing.includes(one)) : before;
  const text = [
    ...(undecided ? [knownLater(missing).join("\n")] : []),
    ...(after.attributions.length > 0 ? [attributionChange(compared, after.attributions)] : []),
  ].join("\n\n");
  return {
    text: () => text,
    attributions: after.attributions,
    problems: [
      ...(standing ?? []).flatMap(({ unread }) => unread.map(unreadSentence)),
      ...after.problems,
    ],
    undecided,
  };
}

function shownBefore({ before, beforeIsHidden }: PreviewedReport): Attribution[] {
  if (before.attributions.length === 0 && beforeIsHidden) {
    throw new WrongUse(
      "The preview hides what is deployed, because that is a secret output: name its stack with --stack, so that it can be read there.",
    );
  }
  return before.attributions;
}

/** Such as at the first preview of an access whose link the same run makes. */
function knownLater(missing: Attribution[]): string[] {
  const because = "known only after `pulumi up`, which makes what they depend on, such as the link";
  return missing.length === 0
    ? [`- New here; recognition and earned credit are ${because}.`]
    : missing.map(
        ({ customer }) =>
          `- **${nameText(customer.name)}**: recognition and earned credit are ${because}.`,
      );
}
