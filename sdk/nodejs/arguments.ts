import * as pulumi from "@pulumi/pulumi";

/**
 * Reads what stands at one place of the arguments. `null`, an empty key of a data file and
 * `undefined` are the same: not given. What cannot be meant becomes a sentence that names the place.
 */
export interface Shape {
  /** Reads a value that is given and known. */
  read(value: unknown, at: Place): unknown;
  /** Says so where nothing is given. */
  required?: boolean;
  /** Also reads an Output or a promise; otherwise what it comes to is read. */
  readLater?(value: pulumi.Output<unknown>, at: Place): unknown;
}

/** A place in the arguments. */
export interface Place {
  /** As a program writes it, for example `roles[0]`. */
  path: string;
  /** Notes what is wrong here; the place then counts as not given. */
  wrong(what: string): undefined;
  /** A place inside this one. */
  inside(step: string): Place;
}

/** Makes the error that says what is wrong. */
export type Refuse = (problems: string[]) => Error;

/**
 * Reads arguments. Whatever is plain is read at once, and all that is wrong with it is thrown as one
 * error; an Output is read when it resolves, and fails then.
 */
export function readArguments<Args>(shape: Shape, args: Args, refuse: Refuse, path = ""): Args {
  return readWhole(shape, args, path, refuse) as Args;
}

/** Reads an Output's or promise's value when there is one. */
export function readLater(shape: Shape, value: pulumi.Output<unknown>, at: Place): unknown {
  const { path, refuse } = at as Reading;
  return applyPartly(value, (known) => readWhole(shape, known, path, refuse));
}

interface Reading extends Place {
  refuse: Refuse;
}

function readWhole(shape: Shape, value: unknown, path: string, refuse: Refuse): unknown {
  const problems: string[] = [];
  const placeAt = (here: string): Reading => ({
    path: here,
    refuse,
    wrong: (what) => void problems.push(`${here || "args"} ${what}`),
    inside: (step) => placeAt(here && !step.startsWith("[") ? `${here}.${step}` : here + step),
  });
  const read = readAt(shape, value, placeAt(path));
  if (problems.length > 0) {
    throw refuse(problems);
  }
  return read;
}

/** Reads one place by its shape. */
export function readAt(shape: Shape, value: unknown, at: Place): unknown {
  if (value === undefined || value === null) {
    return shape.required ? at.wrong("is missing.") : undefined;
  }
  if (pulumi.isUnknown(value)) {
    return value;
  }
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    const output = pulumi.output(value) as pulumi.Output<unknown>;
    return shape.readLater ? shape.readLater(output, at) : readLater(shape, output, at);
  }
  return shape.read(value, at);
}

/** Pulumi's `apply` takes this and leaves it out of its public type; its own lifting relies on it. */
interface PartlyApplied {
  apply(map: (value: unknown) => unknown, runWithUnknowns: boolean): pulumi.Output<unknown>;
}

// One unknown part must not hide the others from a preview.
function applyPartly(value: pulumi.Output<unknown>, map: (known: unknown) => unknown) {
  return (value as unknown as PartlyApplied).apply(map, true);
}

/** A part of an Output, known as soon as that part is. */
export function partOf(value: pulumi.Output<unknown>, key: string): pulumi.Output<unknown> {
  return applyPartly(value, (whole) =>
    pulumi.isUnknown(whole) ? whole : (whole as Record<string, unknown> | null)?.[key],
  );
}
