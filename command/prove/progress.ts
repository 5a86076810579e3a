/** Where the progress is shown: a terminal, and nothing else. */
export interface ProgressOutput {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** How far the reading is. */
export interface Progress {
  /** Takes note of bytes that were read. */
  counted(bytes: number): void;
  /** Takes the line away. */
  end(): void;
}

// Often enough to be seen moving.
const everyMilliseconds = 250;

/** Shows share, rate and time left, on one line that it writes over. */
export function showProgress(
  total: number,
  output: ProgressOutput,
  clock: () => number = () => performance.now(),
): Progress {
  if (output.isTTY !== true) {
    return { counted: () => undefined, end: () => undefined };
  }
  const start = clock();
  let done = 0;
  let shown = start;
  let isShown = false;
  return {
    counted(bytes) {
      done += bytes;
      const now = clock();
      if (now - shown >= everyMilliseconds) {
        shown = now;
        isShown = true;
        output.write(`\r\u001b[K${progressText(done, total, (now - start) / 1000)}`);
      }
    },
    end() {
      if (isShown) {
        output.write("\r\u001b[K");
      }
    },
  };
}

/** The same as a text. */
export function progressText(done: number, total: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const left = Math.ceil(Math.max(0, total - done) / Math.max(rate, 1));
  const share = total === 0 ? 100 : Math.floor((100 * done) / total);
  const time = left < 120 ? `${left} s` : `${Math.ceil(left / 60)} min`;
  return `${share} %  ${megabytes(done)} of ${megabytes(total)} MB  ${megabytes(rate)} MB/s  ${time} left`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
}
