import fc from "fast-check";
import { notYetKnown } from "../../sdk/nodejs/access/facts/known";

/** A value of a program, of which any part may be a leaf. */
export type Tree = unknown;

/** A value of a program that may be hidden: not known yet or, where it is a fact, not stated. */
export class Leaf {
  constructor(
    /** What it is; a fact that is not stated is `undefined`. */
    readonly value: Tree,
    /** All that it could be as well, where it is hidden. */
    readonly others: readonly Tree[],
    /** From 0 to 99: the higher, the sooner it is hidden. */
    readonly chance: number,
    /** Whether it is a word about the world, which a program may leave out without changing anything. */
    readonly fact: boolean,
  ) {}
}

/** How a leaf stands in a program. */
type Standing = "known" | "notYetKnown" | "unstated";

function standing(leaf: Leaf, density: number): Standing {
  if (leaf.value === undefined) {
    return leaf.fact ? "unstated" : "known";
  }
  if (leaf.chance < 100 - density) {
    return "known";
  }
  return leaf.fact && leaf.chance % 2 === 1 ? "unstated" : "notYetKnown";
}

/** A leaf with one of these values; the first is the plainest. */
export function oneOf(values: readonly Tree[], fact = false): fc.Arbitrary<Leaf> {
  // One number for both: a program has many leaves, and generating is most of the time.
  return fc.nat(values.length * 100 - 1).map((number) => {
    const others = fact ? values : values.filter((value) => value !== undefined);
    return new Leaf(
      values[number % values.length],
      others,
      Math.floor(number / values.length),
      fact,
    );
  });
}

/** The same of a word about the world, which may be left out. */
export function fact(...values: Tree[]): fc.Arbitrary<Leaf> {
  return oneOf(values, true);
}

/** The first of these values several times, so that most programs are plain. */
export function mostly(value: Tree, ...others: Tree[]): Tree[] {
  return [...Array<Tree>(5 * Math.max(others.length, 1)).fill(value), ...others];
}

/** A leaf with this value, which could be one of others where it is hidden. */
export function leaf(value: Tree, others: readonly Tree[], isFact = false): fc.Arbitrary<Leaf> {
  return fc.nat(99).map((chance) => new Leaf(value, others, chance, isFact));
}

/** A leaf of which the value is a larger part of a program, seldom hidden as a whole. */
export function branch(part: fc.Arbitrary<Tree>, isFact = false): fc.Arbitrary<Leaf> {
  return fc
    .tuple(part, part, fc.nat(130))
    .map(([value, other, n]) => new Leaf(value, [value, other], Math.max(0, n - 31), isFact));
}

/** What a program comes to, where `density` of a hundred leaves are hidden. */
export function partly(tree: Tree, density: number): Tree {
  return mapped(tree, (leaf) => {
    const how = standing(leaf, density);
    return how === "known"
      ? partly(leaf.value, density)
      : how === "unstated"
        ? undefined
        : notYetKnown;
  });
}

/** The same where nothing is hidden. */
export function whole(tree: Tree): Tree {
  return partly(tree, 0);
}

/** What it could come to as well: each hidden leaf is what `choose` takes of what it could be. */
export function completed(
  tree: Tree,
  density: number,
  choose: (others: readonly Tree[]) => Tree,
): Tree {
  return mapped(tree, (leaf) =>
    standing(leaf, density) === "known"
      ? completed(leaf.value, density, choose)
      : whole(choose(leaf.others)),
  );
}

/** The tree with fewer of its facts stated: those that `leaveOut` says. */
export function silenced(tree: Tree, leaveOut: (leaf: Leaf) => boolean): Tree {
  return mapped(
    tree,
    (leaf) =>
      new Leaf(
        leaf.fact && leaveOut(leaf) ? undefined : silenced(leaf.value, leaveOut),
        leaf.others,
        leaf.chance,
        leaf.fact,
      ),
  );
}

function mapped(tree: Tree, map: (leaf: Leaf) => Tree): Tree {
  if (tree instanceof Leaf) {
    return map(tree);
  }
  if (Array.isArray(tree)) {
    return tree.map((item) => mapped(item, map));
  }
  if (typeof tree !== "object" || tree === null) {
    return tree;
  }
  const entries = Object.entries(tree).map(([key, part]) => [key, mapped(part, map)]);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}
