import { printable } from "../../azure/printable";
import type { Ambient } from "../ambient";
import { LinkError } from "../errors/linkError";
import { isOutOfReach } from "../errors/signInFailure";
import type { Run } from "../run";

/** What is done when no credential signs in as the recorded identity any more. */
export type WhenUnreachable = "fail" | "keep";

/**
 * Waits for work that signs in. Where nothing at hand does any more and the run is told to do without,
 * there is no result, and the user is told what becomes of it.
 *
 * @param kept what is kept, in words; why follows
 */
export async function unlessUnreachable<T>(
  work: Promise<T>,
  declared: WhenUnreachable | undefined,
  { ambient, say }: Pick<Run, "ambient" | "say">,
  kept: string,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (failure) {
    if (isOutOfReach(failure) && whenUnreachable(declared, ambient()) === "keep") {
      say(`${kept}: ${failure.message}`);
      return undefined;
    }
    throw failure;
  }
}

/** The environment overrules the resource, for a stack that is stuck. */
function whenUnreachable(declared: WhenUnreachable | undefined, { env }: Ambient): WhenUnreachable {
  const override = env.AZURE_PARTNER_WHEN_UNREACHABLE;
  if (override !== undefined && override !== "" && override !== "keep" && override !== "fail") {
    throw new LinkError(
      `AZURE_PARTNER_WHEN_UNREACHABLE is "${printable(override)}": set it to keep or fail, or leave it out.`,
    );
  }
  return override || declared || "fail";
}
