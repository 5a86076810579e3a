import leven from "leven";

/** The one of `names` that takes the fewest edits to become `text`, without regard to case. */
export function nearest(text: string, names: readonly string[]): string {
  const given = fold(text);
  let best = { name: "", edits: Infinity };
  for (const name of names) {
    // A difference in length takes as many edits, and is told at once.
    if (Math.abs(name.length - given.length) < best.edits) {
      const edits = leven(given, fold(name));
      best = edits < best.edits ? { name, edits } : best;
    }
  }
  return best.name;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
