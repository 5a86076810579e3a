import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import ts from "typescript";

export const repository = resolve(__dirname, "../..");

/** One file's wish for another one's code, by whatever syntax. */
export interface Import {
  /** Path of the importing file in the repository. */
  file: string;
  /** As written; a relative one as path in the repository, without extension. */
  target: string;
  /** `type`: gone at run time. `value`: loaded with the file. `lazy`: loaded at the point of use. */
  how: "type" | "value" | "lazy";
}

/** Paths of all files under a folder of the repository whose name ends so; installed ones left out. */
export function filesUnder(folder: string, ...endings: string[]): string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      return ["node_modules", "dist"].includes(entry.name) ? [] : filesUnder(path, ...endings);
    }
    return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
  });
}

export function textOf(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}

/** All imports of the TypeScript files under a folder, read from the source text. */
export function importsUnder(folder: string): Import[] {
  return filesUnder(folder, ".ts").flatMap(importsOf);
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, how: Import["how"]) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ file, target: place(file, specifier.text), how });
    }
  };
  const visit = (node: ts.Node, inFunction: boolean): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.isTypeOnly ? "type" : "value");
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? "type" : "value");
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, "type");
    } else if (ts.isExternalModuleReference(node)) {
      add(node.expression, "value");
    } else if (ts.isCallExpression(node)) {
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === "require";
      if (isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        // Outside of functions it runs with the file.
        add(node.arguments[0], inFunction ? "lazy" : "value");
      }
    }
    const isInside = inFunction || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022), false);
  return found;
}

function place(file: string, specifier: string): string {
  return specifier.startsWith(".")
    ? relative(repository, resolve(repository, dirname(file), specifier))
        .split(sep)
        .join("/")
    : specifier;
}
