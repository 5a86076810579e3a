import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";

/**
 * Maps the items of a list of which any part may be an output. A plain item is mapped field by
 * field, so that one unknown field does not hide the others in a preview.
 */
export function mapInputs<Item, Result>(
  items: Input<Input<Item>[]>,
  map: (item: Item) => Result,
): Input<Input<Result>[]> {
  return Array.isArray(items)
    ? items.map((item) => mapInput(item, map))
    : pulumi.output(items).apply((known) => known.map((item) => map(item as Item)));
}

/** Maps a value that may be an output. */
export function mapInput<Item, Result>(
  item: Input<Item>,
  map: (item: Item) => Result,
): Input<Result> {
  return isPlain(item) ? map(item) : pulumi.output(item).apply((known) => map(known as Item));
}

/** Whether a value is known without waiting. */
export function isPlain<T>(value: Input<T>): value is T {
  return !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}
