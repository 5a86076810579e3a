import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "../../../sdk/nodejs/arguments";
import type { Shape } from "../../../sdk/nodejs/arguments";
import { delegationShape } from "../../../sdk/nodejs/access/args/delegationArgs";
import { onboardingShape } from "../../../sdk/nodejs/access/args/onboardingArgs";
import { roleAssignmentsShape } from "../../../sdk/nodejs/access/args/roleAssignmentsArgs";
import schemaFile from "../../../sdk/schema.json";
import type { PackageSpec } from "../../schema/packageSpec";
import { changedAt, samplesOf, valueAt } from "./samples";
import type { Sample, SamplePlace } from "./samples";
import { argumentsOf, choicesOf } from "./typesOf";
import { watched } from "./watched";

const schema = schemaFile as unknown as PackageSpec;

const shapes: [string, Shape][] = [
  ["LighthouseDelegation", delegationShape],
  ["PartnerRoleAssignments", roleAssignmentsShape],
  ["CustomerOnboarding", onboardingShape],
];

/** Said by somebody else: a link's own words by its provider, others by a rule. */
const judgedLater = [
  /^(NewLink|Identity)\./,
  /^EligibleAuthorization\.multiFactorAuthProvider$/,
  /^OnboardedCustomer\.tenantId$/,
];

const read = (shape: Shape, args: unknown) =>
  readArguments(shape, args, (problems) => new Error(problems.join("\n")));

/** What is said of arguments, `undefined` when nothing is. */
function complaint(shape: Shape, args: unknown): string | undefined {
  try {
    read(shape, args);
    return undefined;
  } catch (failure) {
    return (failure as Error).message;
  }
}

describe.each(shapes)("the arguments of %s, by the schema and by their shape", (name, shape) => {
  const samples = samplesOf(schema, name, argumentsOf(schema, name));
  /** Every place of every sample whose name does not say that it is judged later. */
  const places = samples.flatMap((sample) =>
    sample.places
      .filter((place) => !judgedLater.some((later) => later.test(place.name)))
      .map((place): [Sample, SamplePlace] => [sample, place]),
  );

  test("what the schema knows is taken whole", () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const { value } of samples) {
      expect(read(shape, value)).toEqual(value);
    }
  });

  test("what the shape asks for is in the schema", () => {
    for (const { value, places: known } of samples) {
      const { value: args, asked } = watched(value);
      read(shape, args);
      const told = new Set(
        known.map(({ path }) => path.join(".").replaceAll(/\.0(?=\.|$)/g, "[]")),
      );
      const more = [...asked].filter((path) => !told.has(path) && !/\.key(\.|$)/.test(path));
      expect(more.filter((path) => !isOtherChoice(path))).toEqual([]);
    }
  });

  test("what the schema requires must be given, and nothing else", () => {
    const others = places.filter(([{ value }, { path, required }]) => {
      const said = complaint(shape, changedAt(value, path, undefined)) ?? "";
      return said.includes("is missing") !== required;
    });
    expect(namesOf(others)).toEqual([]);
  });

  test("a choice takes the words of the schema and no other", () => {
    const choices = places.filter(([, { spec }]) => choicesOf(schema, spec));
    const others = choices.filter(([{ value }, { path, spec }]) => {
      const words = choicesOf(schema, spec) ?? [];
      const complaintAt = (word: string) => complaint(shape, changedAt(value, path, word));
      const [, told = ""] = /is not one of (.*)\.$/m.exec(complaintAt("another") ?? "") ?? [];
      const isOther = told.split(", ").sort().join() !== words.map(quoted).sort().join();
      return isOther || words.some((word) => complaintAt(word) !== undefined);
    });
    expect(choices.length).toBeGreaterThan(0);
    expect(namesOf(others)).toEqual([]);
  });

  test("a text is never given as a number", () => {
    const texts = places.filter(([, { spec }]) => spec.type === "string");
    const others = texts.filter(
      ([{ value }, { path }]) => complaint(shape, changedAt(value, path, 400001)) === undefined,
    );
    expect(texts.length).toBeGreaterThan(0);
    expect(namesOf(others)).toEqual([]);
  });

  test("what cannot wait is plain in the schema", () => {
    const others = places.filter(([{ value }, { path, spec }]) => {
      const later = pulumi.output(valueAt(value, path));
      return complaint(shape, changedAt(value, path, later)) !== undefined && !spec.plain;
    });
    expect(namesOf(others)).toEqual([]);
  });
});

function quoted(word: string): string {
  return `"${word}"`;
}

function namesOf(places: [Sample, SamplePlace][]): string[] {
  return [...new Set(places.map(([, { name }]) => name))];
}

/** The shape asks for each of several choices to count them; a sample has one. */
function isOtherChoice(path: string): boolean {
  return /(^|\.)(lighthouse|direct|granted|link|existingLink)$/.test(path);
}
