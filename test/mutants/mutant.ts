/** One change that a run made to the sources. */
export interface Mutant {
  /** From the repository's root. */
  file: string;
  line: number;
  /** What stood there, and what stood there instead; blanks count as one. */
  was: string;
  became: string;
  /** Whether a test failed, did not end, or could not even start. */
  killed: boolean;
}

/** A mutant's name for as long as nobody rewrites its line: files may move, and lines in them. */
export function mutantName({ file, was, became }: Pick<Mutant, "file" | "was" | "became">): string {
  return `${file.split("/").at(-1)}: ${was} -> ${became}`;
}
