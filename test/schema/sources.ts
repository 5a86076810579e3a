import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";

const repository = resolve(__dirname, "../..");

/** The types that the package exports. */
export interface Sources {
  checker: ts.TypeChecker;
  /** The exported resources, in the order in which they are exported. */
  classes: ts.ClassDeclaration[];
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  resolveJsonModule: true,
  strict: true,
  types: [],
};

/**
 * Reads what some files export. Files of other packages are not read: Pulumi's `Input` and the like
 * are known by name, and everything else of theirs is refused.
 */
export function readSources(files: string[]): Sources {
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => ({ resolvedModule: ownModule(text, from) }));
  const program = ts.createProgram(files, options, host);
  const checker = program.getTypeChecker();
  const classes = files.flatMap((file) => {
    const module = checker.getSymbolAtLocation(sourceOf(program, file));
    return (module ? checker.getExportsOfModule(module) : [])
      .map((exported) => declarationOf(checker, exported))
      .filter((declaration) => declaration !== undefined)
      .filter((declaration) => ts.isClassDeclaration(declaration));
  });
  return { checker, classes };
}

/** Where a name is declared, whatever it is imported through. */
export function declarationOf(
  checker: ts.TypeChecker,
  symbol: ts.Symbol | undefined,
): ts.Declaration | undefined {
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.declarations?.[0];
}

/** File and line of a piece of source, as an editor opens it. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${relative(repository, source.fileName)}:${line + 1}`;
}

function ownModule(text: string, from: string): ts.ResolvedModuleFull | undefined {
  if (!text.startsWith(".")) {
    return undefined;
  }
  const path = join(dirname(from), text);
  return path.endsWith(".json")
    ? { resolvedFileName: path, extension: ts.Extension.Json }
    : { resolvedFileName: `${path}.ts`, extension: ts.Extension.Ts };
}

function sourceOf(program: ts.Program, file: string): ts.SourceFile {
  const source = program.getSourceFile(file);
  if (source === undefined) {
    throw new Error(`There is no file ${file}.`);
  }
  return source;
}
