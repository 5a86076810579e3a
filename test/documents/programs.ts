import { readCodeBlocks } from "./codeBlocks";
import type { CodeBlock } from "./codeBlocks";

/** A program of a document, and the shell commands beside it that configure its stack. */
export interface PrintedProgram {
  /** Absent where the commands are for the project at the repository's root. */
  program?: CodeBlock;
  commands: CodeBlock[];
}

/** Part of something larger: it is not run, only its types are checked. */
const fragment = "fragment";

const programLanguages = ["ts", "typescript", "js", "javascript"];
const shellLanguages = ["sh", "bash", "shell", "console"];

const isCode = ({ language }: CodeBlock) => programLanguages.includes(language);
const isFragment = ({ marks }: CodeBlock) => marks.includes(fragment);

/** Every program of a document: every TypeScript block that is not marked as a fragment. */
export function readPrograms(markdown: string): PrintedProgram[] {
  const blocks = readCodeBlocks(markdown);
  const printed: PrintedProgram[] = blocks
    .filter((block) => isCode(block) && !isFragment(block))
    .map((program) => ({ program, commands: [] }));
  const ofRepository: PrintedProgram = { commands: [] };
  for (const commands of blocks.filter(configures)) {
    const beside = printed.filter(({ program }) => program?.section === commands.section);
    const [first = ofRepository] = beside;
    const before = beside.filter(({ program }) => program && program.line < commands.line);
    (before.at(-1) ?? first).commands.push(commands);
  }
  return ofRepository.commands.length > 0 ? [ofRepository, ...printed] : printed;
}

function configures({ language, text }: CodeBlock): boolean {
  return shellLanguages.includes(language) && /^\s*pulumi config set\b/m.test(text);
}

/**
 * What the compiler is to see of a document: each block by its line, a fragment as the continuation
 * of the program before it.
 */
export function readTypedTexts(markdown: string): { line: number; text: string }[] {
  let before = "";
  return readCodeBlocks(markdown)
    .filter(isCode)
    .map((block) => {
      before = isFragment(block) ? before + block.text : block.text;
      return { line: block.line, text: before };
    });
}
