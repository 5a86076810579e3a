import { codeText, proseText, startText } from "./escape";

/** Where something stands, as a finding or a rule tells it. */
interface Told {
  source: string;
  address?: string;
  date: string;
}

/** The sources of a report: each is numbered where it is first named, and listed once at the end. */
export interface SourceNotes {
  /** The mark of a source in the text. */
  mark(told: Told): string;
  /** All that were named so far; empty where none was. */
  list(): string;
}

/** The sources of one report, none so far. */
export function sourceNotes(): SourceNotes {
  const named: string[] = [];
  return {
    mark(told) {
      const text = sourceText(told);
      const number = named.includes(text) ? named.indexOf(text) + 1 : named.push(text);
      return `[${number}]`;
    },
    list() {
      const lines = named.map((text, index) => `${index + 1}. ${text}`);
      return lines.length > 0 ? ["Sources:", "", ...lines].join("\n") : "";
    },
  };
}

function sourceText({ source, address, date }: Told): string {
  return `${startText(proseText(source))}, ${proseText(date)}${addressText(address)}`;
}

// A document of this package has a path; what is no plain address of the web is nothing to click at.
function addressText(address: string | undefined): string {
  if (address === undefined) {
    return "";
  }
  return /^https:\/\/[\w./%#?=&~+-]+$/.test(address) ? `: <${address}>` : `: ${codeText(address)}`;
}
