import { readCodeBlocks } from "./codeBlocks";

/** A link of a document. */
export interface Link {
  text: string;
  /** As written. */
  target: string;
  /** Line of the document, from 1. */
  line: number;
}

/** The lines of a document; those of code blocks are empty. */
export function proseLines(markdown: string): string[] {
  const lines = markdown.split(/\r?\n/);
  for (const { line, text } of readCodeBlocks(markdown)) {
    const height = text.split("\n").length + 1;
    lines.fill("", line - 1, line - 1 + height);
  }
  return lines;
}

/** All links of a document outside of code. */
export function readLinks(markdown: string): Link[] {
  const prose = proseLines(markdown)
    .join("\n")
    .replace(/`([^`]*)`/g, codeWord);
  return [...prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].map(
    ({ index, 1: text = "", 2: target = "" }) => ({
      text: text.replace(/\s+/g, " "),
      target,
      line: prose.slice(0, index).split("\n").length,
    }),
  );
}

/** What code says without what a link is told by. */
function codeWord(_: string, code: string): string {
  return code.replace(/[[\]()]/g, "");
}

/** The names by which GitHub lets the headings of a document be linked to. */
export function readAnchors(markdown: string): string[] {
  const seen = new Map<string, number>();
  return proseLines(markdown).flatMap((line) => {
    const heading = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (heading === undefined) {
      return [];
    }
    const name = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return [before === 0 ? name : `${name}-${before}`];
  });
}
