import * as pulumi from "@pulumi/pulumi";
import { findingText } from "../rules/finding";
import type { Finding } from "../rules/finding";

/**
 * The notes of a program's components. They say the same of every customer, so where several
 * components have notes of one rule only the first is shown; the report has all of them.
 */
export interface Notes {
  /** Announces a component whose notes will come. */
  expect(): void;
  /** Takes a component's notes; the last of those expected shows what there is. */
  add(component: pulumi.Resource, notes: Finding[]): Promise<void>;
}

interface Note {
  component: pulumi.Resource;
  finding: Finding;
}

/** The notes of one program. */
export function createNotes(): Notes {
  let expected = 0;
  let waiting: Note[] = [];

  return {
    expect() {
      expected += 1;
    },
    async add(component, notes) {
      waiting.push(...notes.map((finding) => ({ component, finding })));
      expected -= 1;
      if (expected === 0) {
        const complete = waiting;
        waiting = [];
        await show(complete);
      }
    },
  };
}

async function show(notes: Note[]): Promise<void> {
  for (const id of new Set(notes.map(({ finding }) => finding.id))) {
    const [first, ...others] = notes.filter(({ finding }) => finding.id === id);
    if (!first) {
      continue;
    }
    if (others.every(({ component }) => component === first.component)) {
      for (const { component, finding } of [first, ...others]) {
        await pulumi.log.info(findingText(finding), component);
      }
    } else {
      const more = `And ${others.length} more of ${id} in this program: the report has them all.`;
      await pulumi.log.info(`${findingText(first.finding)} ${more}`, first.component);
    }
  }
}
