import * as pulumi from "@pulumi/pulumi";
import type { Place, Shape } from "./arguments";
import { partOf, readAt, readLater } from "./arguments";

/** A text. */
export const text: Shape = simple((value) => typeof value === "string", "a text");

/** Digits as a text. A number is refused: a data file may have turned `0400001` into another one. */
export const digits: Shape = {
  read: (value, at) =>
    typeof value === "number"
      ? at.wrong("is a number, not a text: write its digits in quotes.")
      : text.read(value, at),
};

/** `true` or `false`. */
export const flag: Shape = simple((value) => typeof value === "boolean", "true or false");

function simple(fits: (value: unknown) => boolean, what: string): Shape {
  return {
    read: (value, at) => (fits(value) ? value : at.wrong(`is ${kindOf(value)}, not ${what}.`)),
  };
}

/** One of a few words. */
export function choice(...words: string[]): Shape {
  const allowed = words.map((word) => `"${word}"`).join(", ");
  return {
    read: (value, at) =>
      words.includes(value as string) ? value : at.wrong(`is not one of ${allowed}.`),
  };
}

/** One value and no other. */
export function constant(expected: string | number): Shape {
  return {
    read: (value, at) =>
      value === expected ? value : at.wrong(`is not ${JSON.stringify(expected)}.`),
  };
}

/** A place that must not stay empty. */
export function required(shape: Shape): Shape {
  return { ...shape, required: true };
}

/** A place that decides which resources there are, and so cannot wait; its parts may. */
export function plain(shape: Shape): Shape {
  return {
    ...shape,
    readLater: (_value, at) =>
      at.wrong(
        "is an output or a promise. It decides which resources there are, so it has to be plain; give outputs for its parts.",
      ),
  };
}

/** A place that resources are made of: an Output here must come to a value. */
export function settled(shape: Shape): Shape {
  return { ...shape, readLater: (value, at) => readLater(required(shape), value, at) };
}

/** A list; an item that is empty is told, because leaving it out would move the others. */
export function list(item: Shape): Shape {
  return {
    read(value, at) {
      if (!Array.isArray(value)) {
        return at.wrong("is not a list.");
      }
      const present: Shape = { ...item, required: true };
      return Array.from(value as unknown[], (one, index) =>
        readAt(present, one, at.inside(`[${index}]`)),
      );
    },
  };
}

/** Values under keys of the program's own; empty ones are left out, unless they are required. */
export function record(item: Shape): Shape {
  return {
    read(value, at) {
      if (!isObject(value)) {
        return at.wrong("is not an object.");
      }
      const entries = Object.entries(value).map(([key, one]) => [
        key,
        readAt(item, one, at.inside(`["${key}"]`)),
      ]);
      return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
    },
  };
}

/** An object with these keys; others are left out. */
export function object(keys: Record<string, Shape>): Shape {
  return {
    read(value, at) {
      return isObject(value)
        ? readKeys(keys, (key) => value[key], at)
        : at.wrong(`is ${kindOf(value)}, not an object with ${Object.keys(keys).join(", ")}.`);
    },
  };
}

/** The same, of which exactly one of these keys is given. */
export function exactlyOne(choices: string[], shape: Shape): Shape {
  return {
    ...shape,
    read(value, at) {
      const taken = isObject(value)
        ? choices.filter((key) => value[key] !== undefined && value[key] !== null)
        : [];
      if (isObject(value) && taken.length !== 1) {
        const has = taken.length === 0 ? "none of them" : taken.join(" and ");
        at.wrong(`takes exactly one of ${choices.join(", ")}; it has ${has}.`);
      }
      return shape.read(value, at);
    },
  };
}

/** The same without others: a misspelt key would leave out what it was to say. */
export function exactly(keys: Record<string, Shape>): Shape {
  const whole = object(keys);
  return {
    read(value, at) {
      for (const [key, given] of isObject(value) ? Object.entries(value) : []) {
        if (given !== undefined && !Object.hasOwn(keys, key)) {
          at.inside(key).wrong(`is not an argument; there are ${Object.keys(keys).join(", ")}.`);
        }
      }
      return whole.read(value, at);
    },
  };
}

/** The same, of which an Output is taken apart key by key. */
export function parts(keys: Record<string, Shape>): Shape {
  return {
    ...object(keys),
    readLater: (value, at) => readKeys(keys, (key) => partOf(value, key), at),
  };
}

function readKeys(keys: Record<string, Shape>, valueOf: (key: string) => unknown, at: Place) {
  const entries = Object.entries(keys).map(([key, shape]) => [
    key,
    readAt(shape, valueOf(key), at.inside(key)),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as object;
}

/** Whatever can be stored: the provider says what it makes of it. */
export const data: Shape = {
  read(value, at) {
    if (Array.isArray(value)) {
      return Array.from(value as unknown[], (one, index) =>
        // Kept, and told by the provider: leaving it out would move the others.
        one === undefined || one === null ? null : readAt(data, one, at.inside(`[${index}]`)),
      );
    }
    if (isPlainObject(value)) {
      return dataObject().read(value, at);
    }
    return ["string", "boolean"].includes(typeof value) || Number.isFinite(value)
      ? value
      : at.wrong(`is ${kindOf(value)}, which cannot be stored.`);
  },
};

/** An object that can be stored, with some keys of a known shape. */
export function dataObject(known: Record<string, Shape> = {}): Shape {
  return {
    read(value, at) {
      if (!isPlainObject(value)) {
        return at.wrong(`is ${kindOf(value)}, not an object.`);
      }
      const others = Object.fromEntries(Object.keys(value).map((key) => [key, data]));
      return readKeys({ ...others, ...known }, (key) => value[key], at);
    },
  };
}

/** Whether a value has keys of its own: a resource has, too. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// By its shape and not by its constructor: a program's objects may come from another realm.
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || pulumi.Resource.isInstance(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return "a list";
  }
  if (pulumi.Resource.isInstance(value)) {
    return "a resource";
  }
  const kinds: Record<string, string> = {
    string: "a text",
    number: "a number",
    boolean: value === true ? "true" : "false",
    object: "an object",
    function: "a function",
  };
  return kinds[typeof value] ?? `a ${typeof value}`;
}
