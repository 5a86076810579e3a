import { printable } from "../../azure/printable";
import { LinkError } from "../errors/linkError";
import type { Ambient } from "./ambient";

/** What is done when no credential signs in as the recorded identity any more. */
export type WhenUnreachable = "fail" | "keep";

/** The environment overrules the resource, for a stack that is stuck. */
export function whenUnreachable(
  declared: WhenUnreachable | undefined,
  { env }: Ambient,
): WhenUnreachable {
  const override = env.AZURE_PARTNER_WHEN_UNREACHABLE;
  if (override !== undefined && override !== "" && override !== "keep" && override !== "fail") {
    throw new LinkError(
      `AZURE_PARTNER_WHEN_UNREACHABLE is "${printable(override)}": set it to keep or fail, or leave it out.`,
    );
  }
  return override || declared || "fail";
}
