/** A fenced block of code in a Markdown document. */
export interface CodeBlock {
  /** The first word after the fence. */
  language: string;
  /** The words after the language: GitHub shows none of them. */
  marks: string[];
  text: string;
  /** Line of the document on which the fence opens. */
  line: number;
  /** Which of the document's sections it stands in, by their order. */
  section: number;
}

/** All blocks of a document in their order, those in lists and quotations included. */
export function readCodeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let section = 0;
  let open: { block: CodeBlock; fence: string; container: RegExp; lines: string[] } | undefined;
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const [, indentation = "", fence = "", info = ""] =
      /^((?:\s|>|[-*+]\s|\d+[.)]\s)*)(`{3,}|~{3,})\s*([^`]*)$/.exec(line) ?? [];
    if (open !== undefined) {
      if (fence.startsWith(open.fence) && info === "") {
        open.block.text = open.lines.join("\n") + "\n";
        blocks.push(open.block);
        open = undefined;
      } else {
        open.lines.push(line.replace(open.container, ""));
      }
    } else if (fence !== "") {
      const [language = "", ...marks] = info.trim().split(/\s+/);
      const block = { language, marks, text: "", line: index + 1, section };
      // What a list or a quotation puts before each line.
      const container = new RegExp(`^[\\s>]{0,${indentation.length}}`);
      open = { block, fence, container, lines: [] };
    } else if (/^#{1,6}\s/.test(line)) {
      section += 1;
    }
  }
  if (open !== undefined) {
    throw new Error(`The block that opens on line ${open.block.line} is not closed.`);
  }
  return blocks;
}
