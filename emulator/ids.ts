/** GUIDs that are the same in every run. `family` keeps ids of different nouns apart by sight. */
export function createIds(family: number): () => string {
  const head = family.toString(16).padStart(8, "0");
  let count = 0;
  return () => `${head}-0000-4000-8000-${(++count).toString(16).padStart(12, "0")}`;
}
