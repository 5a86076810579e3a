import type { ObjectSpec, PackageSpec, Properties, TypeSpec } from "../../schema/packageSpec";

/** Where a type of the package is written. */
export function typeNamed(schema: PackageSpec, name: string): ObjectSpec {
  const type = schema.types[`azure-partner:index:${name}`];
  if (type?.type !== "object") {
    throw new Error(`The schema has no object type ${name}.`);
  }
  return type;
}

/** The words of a type that is a choice of words. */
export function choicesOf(schema: PackageSpec, { $ref = "" }: TypeSpec): string[] | undefined {
  const type = schema.types[$ref.replace("#/types/", "")];
  return type && "enum" in type ? type.enum.map(({ value }) => value) : undefined;
}

/** The type of an object, by the name that a widening knows it by; nothing for other types. */
export function objectOf(
  schema: PackageSpec,
  { $ref = "" }: TypeSpec,
): (ObjectSpec & { name: string }) | undefined {
  const token = $ref.replace("#/types/", "");
  const type = schema.types[token];
  return type?.type === "object"
    ? { ...type, name: token.replace("azure-partner:index:", "") }
    : undefined;
}

/** The arguments of a resource. */
export function argumentsOf(schema: PackageSpec, name: string): Properties {
  const resource = schema.resources[`azure-partner:index:${name}`];
  return {
    properties: resource?.inputProperties ?? {},
    required: resource?.requiredInputs ?? [],
  };
}
