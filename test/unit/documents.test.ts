import { readCodeBlocks } from "../documents/codeBlocks";
import { readPrograms, readTypedTexts } from "../documents/programs";

const markdown = (lines: string[]) => lines.join("\n").replaceAll("'''", "```");

test("A block is found wherever it stands: in a list, in a quotation, between longer fences", () => {
  const text = markdown([
    "1. First:",
    "   '''ts",
    "   if (true) {",
    "     run();",
    "   }",
    "   '''",
    "> '''sh",
    "> ls",
    "> '''",
    "'''`ts fragment",
    "'''",
    "'''`",
  ]);
  expect(readCodeBlocks(text)).toMatchObject([
    { language: "ts", text: "if (true) {\n  run();\n}\n", line: 2 },
    { language: "sh", text: "ls\n", line: 7 },
    { language: "ts", marks: ["fragment"], text: "```\n", line: 10 },
  ]);
});

test("A block that is not closed is a failure", () => {
  expect(() => readCodeBlocks("text\n```ts\n")).toThrow("line 2");
});

const document = markdown([
  "# One",
  "'''sh",
  "pulumi config set a 1",
  "'''",
  "# Two",
  "'''sh",
  "npm install",
  "'''",
  "'''sh",
  "pulumi config set b 2",
  "'''",
  "'''ts",
  "const x = 1;",
  "'''",
  "'''ts fragment",
  "const y = x;",
  "'''",
  "'''typescript",
  "const z = 3;",
  "'''",
  "'''sh",
  "pulumi config set c 3",
  "'''",
]);

test("Settings belong to the program of their section that stands before them, else to its first one, else to the repository's", () => {
  expect(
    readPrograms(document).map(({ program, commands }) => [
      program?.text,
      ...commands.map(({ text }) => text),
    ]),
  ).toEqual([
    [undefined, "pulumi config set a 1\n"],
    ["const x = 1;\n", "pulumi config set b 2\n"],
    ["const z = 3;\n", "pulumi config set c 3\n"],
  ]);
});

test("A fragment is typed as what continues the program before it", () => {
  expect(readTypedTexts(document).map(({ text }) => text)).toEqual([
    "const x = 1;\n",
    "const x = 1;\nconst y = x;\n",
    "const z = 3;\n",
  ]);
});
