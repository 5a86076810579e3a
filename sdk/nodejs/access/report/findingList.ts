import type { Finding } from "../rules/finding";
import type { Attribution } from "./attribution";
import { proseText } from "./escape";
import type { SourceNotes } from "./sourceNotes";
import { saidByStep } from "./step";
import { findingName, firstThing, headlineOf } from "./headline";

/** The findings by title and id, but for notes whose words the checklist has. */
export function findingList(attribution: Attribution, notes: SourceNotes): string {
  const { toMend } = headlineOf(attribution);
  return attribution.findings
    .filter(({ id, level }) => level !== "note" || !saidByStep.includes(id))
    .map((finding) => {
      const { level, message } = finding;
      // What stands at the top as the thing to do is not said again.
      const remedy = finding === toMend ? restOf(finding) : (finding.remedy ?? "");
      const text = [message, remedy].filter((part) => part !== "").join(" ");
      return `- **${proseText(findingName(finding))}** (${level}): ${proseText(text)} ${notes.mark(finding)}`;
    })
    .join("\n");
}

function restOf(finding: Finding): string {
  const { remedy = "" } = finding;
  return firstThing(finding).length + 1 >= remedy.length ? "" : remedy;
}
