import { join } from "node:path";

/** Stands in the files where the emulator's address stood. */
export const hostPlaceholder = "emulator.placeholder:443";

export const stateFile = (version: string, name: string) =>
  join(__dirname, version, `${name}.json`);
