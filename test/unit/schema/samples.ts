import type { PackageSpec, Properties, TypeSpec } from "../../schema/packageSpec";
import { choicesOf, objectOf } from "./typesOf";

/** A place in sample arguments, and what the schema says stands there. */
export interface SamplePlace {
  path: (string | number)[];
  spec: TypeSpec;
  required: boolean;
  /** The type and property, as a widening names it. */
  name: string;
}

export interface Sample {
  value: Record<string, unknown>;
  places: SamplePlace[];
}

/** Properties of which one value has exactly one. */
const exclusive = [
  ["lighthouse", "direct", "granted"],
  ["link", "existingLink"],
];

/** It is an id of a link, and a text like any other elsewhere. */
const sampleText = "11111111-1111-4111-8111-111111111111/22222222-2222-4222-8222-222222222222";

/** Texts that are read for what they say. */
const textsOf: Record<string, string> = {
  subscriptionId: "33333333-3333-4333-8333-333333333333",
};

/** Arguments with everything that the schema knows; several where one thing excludes another. */
export function samplesOf(schema: PackageSpec, name: string, type: Properties): Sample[] {
  let samples: Sample[] = [{ value: {}, places: [] }];
  const given = Object.keys(type.properties);
  for (const [key, spec] of Object.entries(type.properties)) {
    const rivals = exclusive
      .find((group) => group.includes(key))
      ?.filter((one) => given.includes(one));
    const own = valuesOf(schema, spec, textsOf[key]).map(({ value, places }) => ({
      value: { [key]: value },
      places: [
        { path: [key], spec, required: type.required.includes(key), name: `${name}.${key}` },
        ...places.map((place) => ({ ...place, path: [key, ...place.path] })),
      ],
    }));
    const without = rivals !== undefined && rivals.length > 1;
    samples = samples.flatMap((sample) =>
      without && rivals.some((rival) => rival in sample.value)
        ? [sample]
        : [
            ...(without && key !== rivals.at(-1) ? [sample] : []),
            ...own.map((one) => joined(sample, one)),
          ],
    );
  }
  return samples;
}

function joined(one: Sample, other: Sample): Sample {
  return {
    value: { ...one.value, ...other.value },
    places: [...one.places, ...other.places],
  };
}

function valuesOf(
  schema: PackageSpec,
  spec: TypeSpec,
  text = sampleText,
): { value: unknown; places: SamplePlace[] }[] {
  const object = objectOf(schema, spec);
  if (object) {
    return samplesOf(schema, object.name, object);
  }
  const inside = spec.items ?? spec.additionalProperties;
  if (inside) {
    const step = spec.items ? 0 : "key";
    return valuesOf(schema, inside).map(({ value, places }) => ({
      value: spec.items ? [value] : { key: value },
      places: places.map((place) => ({ ...place, path: [step, ...place.path] })),
    }));
  }
  const [word] = choicesOf(schema, spec) ?? [];
  return [{ value: word ?? (spec.type === "boolean" ? true : text), places: [] }];
}

/** The same arguments with another value at one place. */
export function changedAt(
  whole: unknown,
  [step, ...rest]: (string | number)[],
  value: unknown,
): unknown {
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(whole)) {
    return whole.map((one: unknown, index) => (index === step ? changedAt(one, rest, value) : one));
  }
  const object = whole as Record<string, unknown>;
  return { ...object, [step]: changedAt(object[step], rest, value) };
}

/** What stands at a place. */
export function valueAt(whole: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>((one, step) => (one as Record<string, unknown>)[step], whole);
}
