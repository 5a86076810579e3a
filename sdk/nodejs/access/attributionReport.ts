import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "../arguments";
import { refusal } from "../refusal";
import type { Attribution } from "./report/attribution";
import { onboardingsShape } from "./report/attributionShape";
import { attributionSummary } from "./report/summary";
import { reportPage } from "./report/reportPage";

/** What the onboardings of a program are attributed by. */
export interface AttributionReport {
  /** For the console: the counts where there are several customers, and a line for each, at most for ten. */
  summary: string[];
  /** One entry per onboarding, in the order given. */
  attributions: Attribution[];
  /** The same as Markdown; it names ids and roles, so export it as `pulumi.secret(...)`. */
  markdown: string;
}

/**
 * Reports on all onboardings of a program. Export `summary` in clear, and the rest as a secret, which keeps
 * it off the console; it carries no time of the run, so an update without changes leaves it as it is.
 */
export function attributionReport(
  onboardings: { attribution: Input<Attribution> }[],
): pulumi.Output<AttributionReport> {
  const refuse = (problems: string[]) => refusal(`attributionReport: ${problems.join(" ")}`);
  const read = readArguments(onboardingsShape, onboardings, refuse, "onboardings");
  return pulumi.all(read.map(({ attribution }) => attribution)).apply((attributions) => ({
    summary: attributionSummary(attributions),
    attributions,
    markdown: reportPage(attributions),
  }));
}
