import ts from "typescript";
import { repository } from "./documents";

/** A program as the compiler is to see it. */
export interface TypedText {
  /** Path of the file that the compiler takes it for. */
  file: string;
  text: string;
}

/** What the compiler says about each text, all of them compiled at once. */
export function compile(texts: readonly TypedText[]): Map<string, string[]> {
  const { options } = ts.parseJsonConfigFileContent(
    {
      compilerOptions: {
        // A fragment may await something at its top level.
        module: "esnext",
        moduleResolution: "bundler",
        target: "es2022",
        // As strict as a reader's own project may be.
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noPropertyAccessFromIndexSignature: true,
        skipLibCheck: true,
        resolveJsonModule: true,
        types: ["node"],
        noEmit: true,
      },
    },
    ts.sys,
    repository,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = (name: string) => texts.find(({ file }) => file === name)?.text;
  host.fileExists = (name) => textOf(name) !== undefined || fileExists(name);
  host.readFile = (name) => textOf(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = textOf(name);
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const files = texts.map(({ file }) => file);
  const compiled = ts.createProgram(files, options, host);
  return new Map(
    files.map((file) => [
      file,
      ts
        .getPreEmitDiagnostics(compiled, compiled.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ]),
  );
}
