import * as pulumi from "@pulumi/pulumi";

/** Stands where a value is not known yet: during a preview, or before an output has resolved. */
export const notYetKnown: unique symbol = Symbol("not yet known");

/** The type of {@link notYetKnown}. */
export type NotYetKnown = typeof notYetKnown;

/** A plain value of which any part may not be known yet. */
export type PartlyKnown<T> =
  | NotYetKnown
  | (T extends string | number | boolean | null | undefined
      ? T
      : T extends readonly (infer Item)[]
        ? PartlyKnown<Item>[]
        : { [Key in keyof T]: PartlyKnown<T[Key]> });

/** What is known without waiting: outputs and promises are not. */
export function knownNow<T>(value: T): PartlyKnown<pulumi.Unwrap<T>> {
  return plainParts(value) as PartlyKnown<pulumi.Unwrap<T>>;
}

/** What is known once every output has resolved; at preview parts of it may stay unknown. */
export async function knownLater<T>(value: T): Promise<PartlyKnown<pulumi.Unwrap<T>>> {
  return plainParts(await withoutOutputs(value)) as PartlyKnown<pulumi.Unwrap<T>>;
}

/** The outputs and promises among a value's parts. */
export function outputsIn(value: unknown): pulumi.Input<unknown>[] {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return [value];
  }
  if (Array.isArray(value)) {
    return value.flatMap(outputsIn);
  }
  return isRecord(value) ? Object.values(value).flatMap(outputsIn) : [];
}

/** The value, `undefined` when it is not known, `otherwise` when it was not given. */
export function given<T, U>(value: T | NotYetKnown | null | undefined, otherwise: U) {
  return value === notYetKnown ? undefined : (value ?? otherwise);
}

/** The value, `undefined` when it is not known or was not given. */
export function known<T>(value: T | NotYetKnown | null | undefined): T | undefined {
  return value === notYetKnown ? undefined : (value ?? undefined);
}

function plainParts(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.isUnknown(value)) {
    return notYetKnown;
  }
  if (Array.isArray(value)) {
    return value.map(plainParts);
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainParts(part)]))
    : value;
}

async function withoutOutputs(value: unknown): Promise<unknown> {
  if (value instanceof Promise) {
    return withoutOutputs(await value);
  }
  if (pulumi.Output.isInstance(value)) {
    return withoutOutputs(await valueOf(value));
  }
  if (Array.isArray(value)) {
    return Promise.all(value.map(withoutOutputs));
  }
  if (!isRecord(value)) {
    return value;
  }
  const parts = Object.entries(value).map(async ([key, part]) => [key, await withoutOutputs(part)]);
  return Object.fromEntries(await Promise.all(parts));
}

/** The parts of an Output that its public type leaves out; they are what `apply` itself reads. */
interface OutputParts {
  isKnown: Promise<boolean>;
  promise(withUnknowns: boolean): Promise<unknown>;
}

async function valueOf(output: pulumi.Output<unknown>): Promise<unknown> {
  const parts = output as unknown as OutputParts;
  const value = await parts.promise(true);
  // An output that is not known and holds no unknown part is unknown as a whole.
  return (await parts.isKnown) || pulumi.containsUnknowns(value) ? value : pulumi.unknown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !pulumi.isUnknown(value);
}
