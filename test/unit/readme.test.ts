import { dirname, join } from "node:path";
import ts from "typescript";
import { rules } from "../../sdk/access";
import { documents, repository, textOfDocument } from "../documents/documents";
import { readPrograms, readTypedTexts } from "../documents/programs";

/** What the compiler says about a program that stands in this folder. */
function complaints(program: string, folder = repository): string[] {
  const file = join(folder, "printedProgram.ts");
  const { options } = ts.parseJsonConfigFileContent(
    {
      compilerOptions: {
        // A fragment may await something at its top level.
        module: "esnext",
        moduleResolution: "bundler",
        target: "es2022",
        strict: true,
        skipLibCheck: true,
        resolveJsonModule: true,
        types: ["node"],
      },
    },
    ts.sys,
    repository,
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

describe.each(documents)("The programs of %s", (document) => {
  const texts = readTypedTexts(textOfDocument(document));

  it.each(texts)("have no error of types: the one at line $line", ({ text }) => {
    expect(complaints(text, join(repository, dirname(document)))).toEqual([]);
  });
});

describe("The programs of all documents", () => {
  const programs = documents.flatMap((document) => readPrograms(textOfDocument(document)));
  const texts = programs.flatMap(({ program }) => program?.text ?? []);

  it("are at least the repository's own, the link alone, and the link beside access", () => {
    expect(programs.length - texts.length).toBeGreaterThanOrEqual(1);
    expect(texts.filter((text) => text.includes("new PartnerAdminLink("))).not.toEqual([]);
    expect(texts.filter((text) => text.includes("new CustomerOnboarding("))).not.toEqual([]);
  });

  it("are given every value that they require", () => {
    for (const { program, commands } of programs) {
      const required = [...(program?.text ?? "").matchAll(/\brequire(Secret)?\("(\w+)"\)/g)];
      const set = commands.map(({ text }) => text).join();
      for (const [, secret, key] of required) {
        expect(set).toContain(`config set ${secret ? "--secret " : ""}${key} "$`);
      }
    }
  });

  it("would be refused with a misspelt argument", () => {
    const program = texts.find((text) => text.includes("expectedPartnerName:")) ?? "";
    const misspelt = program.replace("expectedPartnerName:", "expectedPartnerNme:");
    expect(complaints(misspelt).join()).toContain("expectedPartnerNme");
  });
});

test("The README names the ids that the rules have, from the first to the last", () => {
  const sentence = /The rules have ids \(([^)]*)\)/.exec(textOfDocument("README.md"))?.[1] ?? "";
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
