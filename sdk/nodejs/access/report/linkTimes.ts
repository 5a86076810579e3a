import type { LinkFact } from "../facts/linkFacts";

/**
 * When a link was changed after it was first made; `undefined` where it was not. Azure's first time is that
 * of the first link ever, whoever made it and to whichever partner.
 */
export function changedTime({ createdTime, updatedTime }: LinkFact): string | undefined {
  return updatedTime === createdTime ? undefined : updatedTime;
}
