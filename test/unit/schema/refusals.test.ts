import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createRefusals } from "../../schema/refusals";
import { readResources } from "../../schema/resourceReader";
import { readSources } from "../../schema/sources";
import { createTypeReader } from "../../schema/typeReader";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "schema-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads one resource that takes these properties. */
function readThing(name: string, types: string, properties: string[], widenings = {}) {
  const file = join(folder, `${name}.ts`);
  writeFileSync(
    file,
    [
      'import * as pulumi from "@pulumi/pulumi";',
      'import type { Input } from "@pulumi/pulumi";',
      "export interface ThingArgs {",
      ...properties,
      "}",
      "export class Thing extends pulumi.CustomResource {",
      "  constructor(name: string, args: ThingArgs) {",
      '    super("pulumi-nodejs:dynamic/test:Thing", name, args);',
      "  }",
      "}",
      types,
    ].join("\n"),
  );
  const refusals = createRefusals(widenings);
  const { checker, classes } = readSources([file]);
  const reader = createTypeReader("test", checker, ["secret"], refusals);
  const resources = readResources(classes, reader, checker, refusals);
  refusals.unmet();
  return { types: reader.types, thing: resources["test:index:Thing"], problems: refusals.problems };
}

describe("a type that a package schema cannot say is refused, with file, line and a sentence:", () => {
  const refused: [string, RegExp][] = [
    ["objects: Input<One | Other>", /several types at once: make each an optional property/],
    ["nothing: Input<string | null>", /no null: leave the property out/],
    ["no: Input<string> | false", /cannot be `false` or something else: make it a property/],
    ["either: Input<string | number>", /take one of the two: take text/],
    ["count: Input<number>", /loses leading zeros in YAML: take text/],
    ["both: Input<One & Other>", /put together on the spot: declare an interface/],
    ["nameless: Input<{ one: string }>", /without a name: declare an interface/],
    ["choices: Input<string>[] | Record<string, Input<string>>", /several types at once/],
    ["calls: () => void", /which a package schema cannot say/],
    ["anything: unknown", /which a package schema cannot say/],
    ["foreign: pulumi.ID", /which a package schema cannot say/],
    ["generic: Generic<string>", /which a package schema cannot say/],
    ["resource: Thing", /which a package schema cannot say/],
    ["keyed: Record<number, string>", /which a package schema cannot say/],
    ['kind: Input<"another">', /a second type called Kind: name the choice of words/],
    ["method(): void", /is no property with a type/],
  ];
  const firstLine = 5;
  let problems: string[] = [];
  beforeAll(() => {
    const types = [
      'export interface One { kind: "one" }',
      "export interface Other { other: string }",
      "export type Together = One & Other;",
      "export interface Generic<T> { value: T }",
    ];
    const properties = [
      "inside: Input<One>;",
      ...refused.map(([property]) => `${property};`),
      "together: Together;",
    ];
    ({ problems } = readThing("refused", types.join("\n"), properties));
  });

  test.each(refused.map(([property, sentence], index) => [property, sentence, index] as const))(
    "%s",
    (_property, sentence, index) => {
      const at = `${basename(folder)}/refused.ts:${firstLine + index} `;
      const told = problems.filter((problem) => problem.includes(at));
      expect(told).toEqual([expect.stringMatching(sentence)]);
    },
  );

  test("an alias, where it is declared, and nothing else", () => {
    const declaredBelow = problems.filter((problem) => problem.includes("ThingArgs.together"));
    expect(declaredBelow).toEqual([expect.stringMatching(/`One & Other`, which is put together/)]);
    expect(problems).toHaveLength(refused.length + 1);
  });
});

describe("a type that a package schema can say", () => {
  const { types, thing, problems } = (() => {
    folder = mkdtempSync(join(tmpdir(), "schema-"));
    const declared = [
      "/** Two words. */",
      'export type Choice = "one" | "two words";',
      "const known = ['first', 'second'] as const;",
      "export type Known = (typeof known)[number];",
      "/** By a key of your own. */",
      "export type Keyed = Record<string, Input<string>>;",
      "/** The inner one. See {@link Choice}. */",
      "export interface InnerArgs {\n/** Kept. */\nsecret?: Input<string>; again?: InnerArgs }",
      "export interface Base { /** Of the base. */ base: Input<string>; left: string }",
      "export interface Extended extends Omit<Base, 'left'> {}",
    ];
    return readThing("read", declared.join("\n"), [
      "/** What it\n * says.\n *\n * And more.\n *\n * @remarks To TypeScript only. */",
      "text: Input<string>;",
      "flag?: boolean;",
      "absent: Input<string | undefined>;",
      "choice: Input<Choice>;",
      "known: Known;",
      "mine?: 'a' | 'b';",
      "keyed: Keyed;",
      "list: Input<Input<string>[]>;",
      "plainList: Input<string>[];",
      "inner: Input<InnerArgs>;",
      "inners: readonly InnerArgs[];",
      "extended: Extended;",
    ]);
  })();

  test("is read, what is said of it too, and nothing is refused", () => {
    expect(problems).toEqual([]);
    expect(thing?.inputProperties).toEqual({
      text: { type: "string", description: "What it says.\n\nAnd more." },
      flag: { type: "boolean", plain: true },
      absent: { type: "string" },
      choice: { $ref: "#/types/test:index:Choice" },
      known: { $ref: "#/types/test:index:Known", plain: true },
      mine: { $ref: "#/types/test:index:Mine", plain: true },
      keyed: {
        type: "object",
        additionalProperties: { type: "string" },
        plain: true,
        description: "By a key of your own.",
      },
      list: { type: "array", items: { type: "string" } },
      plainList: { type: "array", items: { type: "string" }, plain: true },
      inner: { $ref: "#/types/test:index:Inner" },
      inners: {
        type: "array",
        items: { $ref: "#/types/test:index:Inner", plain: true },
        plain: true,
      },
      extended: { $ref: "#/types/test:index:Extended", plain: true },
    });
    expect(types).toMatchObject({
      "test:index:Choice": {
        description: "Two words.",
        type: "string",
        enum: [
          { name: "One", value: "one" },
          { name: "TwoWords", value: "two words" },
        ],
      },
      "test:index:Known": { enum: [{ value: "first" }, { value: "second" }] },
      "test:index:Inner": {
        description: "The inner one. See `Choice`.",
        type: "object",
        properties: {
          secret: { type: "string", description: "Kept.", secret: true },
          again: { $ref: "#/types/test:index:Inner", plain: true },
        },
        required: [],
      },
      "test:index:Extended": { properties: { base: { type: "string" } }, required: ["base"] },
    });
  });

  test("is required where it must be given", () => {
    expect(thing?.requiredInputs).not.toContain("flag");
    expect(thing?.requiredInputs).not.toContain("absent");
    expect(thing?.requiredInputs).not.toContain("mine");
    expect(thing?.requiredInputs).toContain("text");
  });

  test("moves from the dynamic provider", () => {
    expect(thing?.aliases).toEqual([{ type: "pulumi-nodejs:dynamic/test:Thing" }]);
  });
});

test("a widening that nothing needs is refused, so that the list stays true", () => {
  const { problems } = readThing("unmet", "", ["name: Input<string>;"], { text: ["RoleName"] });
  expect(problems).toEqual([expect.stringContaining("lists RoleName under text")]);
});
