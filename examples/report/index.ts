import * as pulumi from "@pulumi/pulumi";
import type { Attribution } from "pulumi-azure-partner/access";
import {
  attributionCsv,
  attributionOverview,
  attributionSummary,
  findAttributions,
} from "pulumi-azure-partner/access";

const stacks = new pulumi.Config().requireObject<string[]>("stacks");

interface Read {
  attributions: Attribution[];
  /** What could not be read, as sentences. */
  problems: string[];
}

/**
 * What one stack exports, under whatever name. One that exports none, or that this release cannot read,
 * is a sentence; the others are reported on all the same. (A stack that does not exist stops the run: Pulumi
 * itself says so.)
 */
function readStack(name: string): pulumi.Output<Read> {
  return new pulumi.StackReference(name).outputs.apply((outputs) => {
    const { attributions, problems } = findAttributions(outputs);
    const none = attributions.length + problems.length === 0 ? ["It exports no attribution."] : [];
    return { attributions, problems: [...problems, ...none].map((text) => `${name}: ${text}`) };
  });
}

const read = pulumi.all(stacks.map(readStack));
const found = read.apply((each) => each.flatMap(({ attributions }) => attributions));

// Of another stack's secret all is secret. These lines and sentences are meant to be seen.
export const summary = pulumi.unsecret(found.apply(attributionSummary));
export const problems = pulumi.unsecret(
  read.apply((each) => each.flatMap(({ problems }) => problems)),
);

// The rest names all customers, so it is kept off the console and out of a pipeline's log.
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(found.apply(attributionOverview));
export const csv = pulumi.secret(found.apply(attributionCsv));
export const attribution = pulumi.secret(found);
