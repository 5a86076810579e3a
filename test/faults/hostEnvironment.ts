import { tmpdir } from "node:os";
import { delimiter, dirname } from "node:path";

/** What a host process needs at least. Nothing of this process's environment is in it. */
export function hostEnvironment(): Record<string, string> {
  const path = [dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter);
  return { PATH: path, HOME: tmpdir() };
}
