/** The parts of Pulumi's package schema that are written, in the order in which they are written. */
export interface PackageSpec {
  name: string;
  displayName: string;
  description: string;
  keywords: string[];
  homepage: string;
  license: string;
  repository: string;
  types: Record<string, ObjectSpec | EnumSpec>;
  resources: Record<string, ResourceSpec>;
}

/** What a value is. */
export interface TypeSpec {
  type?: "string" | "boolean" | "integer" | "array" | "object";
  $ref?: string;
  items?: TypeSpec;
  additionalProperties?: TypeSpec;
  /** An input that must be known at once; what is inside may still say otherwise. */
  plain?: true;
}

export interface PropertySpec extends TypeSpec {
  description?: string;
  secret?: true;
}

/** Properties, and which of them are always there. */
export interface Properties {
  properties: Record<string, PropertySpec>;
  required: string[];
}

export interface ObjectSpec extends Properties {
  description?: string;
  type: "object";
}

/** A closed choice of words. */
export interface EnumSpec {
  description?: string;
  type: "string";
  enum: { name: string; value: string }[];
}

export interface ResourceSpec extends Properties {
  description?: string;
  isComponent?: true;
  inputProperties: Record<string, PropertySpec>;
  requiredInputs: string[];
  /** What is given, beside the id, to get a resource that stands. */
  stateInputs?: ObjectSpec;
  aliases?: { type: string }[];
}
