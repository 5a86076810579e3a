/** The end of a program's output, where it says why it failed, on one line. */
export function lastLines(output: string, count = 3): string {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.slice(-count).join(" / ");
}
