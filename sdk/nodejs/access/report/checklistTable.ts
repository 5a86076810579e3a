import type { StepName } from "../rules/rule";
import type { Source } from "../rules/sources";
import { azurePlanPage, creditExplanation, creditPage, creditRolesPage } from "../rules/sources";
import type { Attribution } from "./attribution";
import { proseText } from "./escape";
import { markdownTable } from "./markdownTable";
import type { SourceNotes } from "./sourceNotes";
import type { Step, StepStanding } from "./step";
import { inTheWords } from "./step";

const states: Record<StepStanding, string> = {
  inOrder: "in order",
  note: "note",
  problem: "to mend",
  notKnown: "not known",
};

// What is so with the customer's contract is not the partner's to mend.
const others: string[] = ["agreement", "who is paid", "on behalf of"] satisfies StepName[];

/** What a step that is known rests on, where it is a page of Microsoft's. */
const sources: Partial<Record<string, Source>> = {
  role: creditRolesPage,
  agreement: creditExplanation,
  "who is paid": creditPage,
  "on behalf of": azurePlanPage,
} satisfies Partial<Record<StepName, Source>>;

/** The steps at which attribution can get lost, in the order in which to look. */
export function checklistTable({ checklist }: Attribution, notes: SourceNotes): string {
  const rows = checklist.map((step, index) => [
    `${index + 1} ${proseText(step.step)}`,
    found(step),
    `${proseText(step.known)}${ids(step)}${mark(step, notes)}`,
  ]);
  return markdownTable(["look at", "found", "what is known"], rows);
}

function found({ step, state }: Step): string {
  return state === "problem" && others.includes(step) ? "in the way" : states[state];
}

function ids({ findings }: Step): string {
  const shown = findings.filter((id) => !inTheWords.includes(id));
  return shown.length > 0 ? ` [${shown.map(proseText).join(", ")}]` : "";
}

function mark({ step, state }: Step, notes: SourceNotes): string {
  const source = state === "notKnown" ? undefined : sources[step];
  return source ? ` ${notes.mark({ ...source, source: source.name })}` : "";
}
