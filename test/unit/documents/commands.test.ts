import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createProgram } from "../../../command/program";
import { papers, repository, textOfDocument } from "../../documents/documents";

/** The subcommands of `npx pulumi-azure-partner`, as its program declares them. */
const subcommands = [
  ...readFileSync(join(repository, "command/program.ts"), "utf8").matchAll(/\badd\(\s*"(\w+)/g),
].map(([, name = ""]) => name);

/** The scripts of the package that a document speaks of: its example's, or the repository's. */
function scriptsOf(document: string): string[] {
  const folder = document.startsWith("examples/") ? dirname(document) : ".";
  const manifest = readFileSync(join(repository, folder, "package.json"), "utf8");
  return Object.keys((JSON.parse(manifest) as { scripts?: object }).scripts ?? {});
}

const named = (document: string, pattern: RegExp) =>
  [...textOfDocument(document).matchAll(pattern)].map(([, name = ""]) => name);

test.each(papers)("%s names only npm scripts that there are", (document) => {
  const scripts = scriptsOf(document);
  const names = named(document, /\bnpm (?:run )?(start|test|(?<=run )[\w:]+)/g);
  expect(names.filter((name) => !scripts.includes(name))).toEqual([]);
});

test.each(papers)("%s names only subcommands and files to run that there are", (document) => {
  const commands = named(document, /\bnpx pulumi-azure-partner ([\w<]+)/g);
  expect(commands.filter((name) => !subcommands.includes(name))).toEqual([]);
  const files = named(document, /\bnpx tsx (\S+\.ts)/g);
  expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
});

/** The options of a subcommand, as its program declares them. */
function optionsOf(subcommand: string): string[] {
  const program = createProgram({ show: () => undefined, end: () => undefined });
  const found = program.commands.find((command) => command.name() === subcommand);
  return ["--help", ...(found?.options ?? []).map(({ long }) => long ?? "")];
}

test.each(papers)("%s gives a subcommand only options that it has", (document) => {
  const commands = [
    ...textOfDocument(document).matchAll(/\bnpx pulumi-azure-partner (\w+)([^`\n#]*)/g),
  ].filter(([, name]) => name !== "emulator");
  const unknown = commands.flatMap(([, name = "", words = ""]) =>
    (words.match(/(?<=\s)--[\w-]+/g) ?? []).filter((option) => !optionsOf(name).includes(option)),
  );
  expect(unknown).toEqual([]);
});

test("There are subcommands", () => {
  expect(subcommands).toEqual(expect.arrayContaining(["whoami", "show", "check", "explain"]));
  expect(optionsOf("report")).toEqual(expect.arrayContaining(["--all", "--for", "--since"]));
});

test("The pages name the subcommands that a reader needs first", () => {
  const all = papers.flatMap((document) => named(document, /\bnpx pulumi-azure-partner (\w+)/g));
  expect([...new Set(all)].sort()).toEqual(expect.arrayContaining(["explain", "show", "whoami"]));
});

test.each(papers)("%s names only examples, tests and papers that there are", (document) => {
  const paths = named(document, /`((?:examples|test|docs|provider|sdk|emulator)\/[\w./-]+)`/g);
  const missing = paths.filter(
    (path) => !existsSync(join(repository, path)) && !existsSync(join(repository, `${path}.ts`)),
  );
  expect(missing).toEqual([]);
});

test.each(papers)("%s installs the TypeScript that the repository is tested with", (document) => {
  const manifest = readFileSync(join(repository, "package.json"), "utf8");
  const { devDependencies } = JSON.parse(manifest) as { devDependencies: { typescript: string } };
  const [major = ""] = devDependencies.typescript.split(".");
  const installed = named(document, /\bnpm install [^\n#]*\btypescript(@\S+)?/g);
  expect(installed.filter((version) => version !== `@${major}`)).toEqual([]);
});
