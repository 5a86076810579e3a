import { readFileSync } from "node:fs";
import { WrongUse } from "./wrongUse";

/** The text of a file; "-" is the standard input. */
export function readText(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    throw new WrongUse(`${file} cannot be read (${code}).`);
  }
}

/**
 * The JSON of a file.
 *
 * @param remedy how such a file is made, as a sentence
 */
export function readJson(file: string, remedy: string): unknown {
  try {
    return JSON.parse(readText(file)) as unknown;
  } catch (failure) {
    throw failure instanceof WrongUse ? failure : new WrongUse(`${file} is not JSON. ${remedy}`);
  }
}
