import { setTimeout as delay } from "node:timers/promises";

/** Waits until something is so, and fails when it is not within two seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 2_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`It did not come to this within two seconds: ${condition.toString()}`);
    }
    await delay(5);
  }
}
