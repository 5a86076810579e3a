import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "../../arguments";
import { refusal } from "../../refusal";
import type { Attribution } from "./attribution";
import { onboardingsShape } from "./attributionShape";
import { attributionSummary } from "./summary";
import { reportPage } from "./reportPage";

/** What the onboardings of a program are attributed by. */
export interface AttributionReport {
  /** One line a customer, for the console: what is expected, what decides, what to do. */
  summary: string[];
  /** One entry per onboarding, in the order given. */
  attributions: Attribution[];
  /** The same as Markdown, for `pulumi stack output` or a stack's README. */
  markdown: string;
}

/**
 * Reports on all onboardings of a program. Export it as a stack output; it carries no time of the
 * run, so an update without changes leaves it as it is.
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
