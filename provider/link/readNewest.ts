import { setTimeout as wait } from "node:timers/promises";
import { UnusableAnswer } from "../errors/azureAnswer";
import type { Deadline } from "../errors/deadline";
import type { LinkRecord } from "./linkRecord";
import type { NewestKnown } from "./newestKnown";

/** How often "not linked" is asked again soon after a write: some four seconds in all. */
const looksAtNothing = 4;

/**
 * Reads a link until the answer is no older than what is known: an old one would make our own link
 * look like somebody else's, or gone. An answer that stays old until the deadline is a failure.
 */
export async function readNewest(
  read: () => Promise<LinkRecord | undefined>,
  newest: NewestKnown,
  { signal }: Pick<Deadline, "signal">,
): Promise<LinkRecord | undefined> {
  for (let look = 1, pause = 500; ; look += 1, pause = Math.min(pause * 1.5, 5000)) {
    const answer = await read();
    const outdated = newest.isOutdated(answer);
    if (outdated === "no") {
      return answer;
    }
    if (outdated === "perhaps" && look === looksAtNothing) {
      newest.gone();
      return answer;
    }
    await wait(pause, undefined, { signal }).catch(() => {
      throw new UnusableAnswer(
        answer === undefined ? 404 : 200,
        `what it tells is older than what is known of this link (${describe(answer)}, known is ${describe(newest.age)}): its reads lag behind its writes`,
      );
    });
  }
}

function describe(
  age: { version?: number | undefined; updatedTime?: string | undefined } | undefined,
): string {
  return age === undefined
    ? "no link"
    : [age.version && `version ${age.version}`, age.updatedTime].filter(Boolean).join(" of ");
}
