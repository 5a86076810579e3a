import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { rules } from "../../sdk/access";

const root = join(__dirname, "..", "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

/** The README's programs: its TypeScript blocks that import something. */
const programs = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
  .map(([, text]) => text ?? "")
  .filter((text) => text.includes("import "));

/** What the compiler says about a program that stands in this folder. */
function complaints(program: string): string[] {
  const file = join(__dirname, "readmeProgram.ts");
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: { module: "node16", target: "es2022", strict: true, skipLibCheck: true } },
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? program : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, program, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], { ...options, noEmit: true }, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("The README's programs", () => {
  it("are at least the link alone and the link beside access", () => {
    expect(programs.length).toBeGreaterThanOrEqual(2);
  });

  it.each(programs.map((program) => [program.split("\n").slice(0, 3).join(" "), program]))(
    "compile as they stand: %s",
    (_title, program) => {
      expect(complaints(program)).toEqual([]);
    },
  );

  it("would be refused with a misspelt argument", () => {
    const misspelt = (programs[0] ?? "").replace("expectedPartnerName:", "expectedPartnerNme:");
    expect(complaints(misspelt).join()).toContain("expectedPartnerNme");
  });
});

test("The README names the ids that the rules have, from the first to the last", () => {
  const sentence = /The rules have ids \(([^)]*)\)/.exec(readme)?.[1] ?? "";
  for (const letter of ["P", "L", "S", "M"]) {
    const numbers = rules
      .filter(({ id }) => id.startsWith(letter))
      .map(({ id }) => Number(id.slice(1)));
    const last = `${letter}${Math.max(...numbers)}`;
    expect(sentence).toContain(
      numbers.length > 1 ? `\`${letter}1\` to \`${last}\`` : `\`${last}\``,
    );
  }
});
