import { setTimeout as pause } from "node:timers/promises";

/** Waits for something that another process does; fails when it does not happen in time. */
export async function waitUntil(
  happened: () => boolean | Promise<boolean>,
  seconds = 30,
): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await happened()); await pause(20)) {
    if (Date.now() > end) {
      throw new Error(`It did not happen within ${seconds} seconds: ${happened}`);
    }
  }
}
