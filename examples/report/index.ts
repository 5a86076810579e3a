import * as pulumi from "@pulumi/pulumi";
import type { Attribution, UnreadStack } from "pulumi-azure-partner/access";
import {
  attributionCsv,
  attributionOverview,
  attributionSummary,
  findAttributions,
} from "pulumi-azure-partner/access";

const stacks = new pulumi.Config().requireObject<string[]>("stacks");

interface Read {
  attributions: Attribution[];
  unread: UnreadStack[];
}

/**
 * What one stack exports, under whatever name. One that exports none, or that this release cannot read,
 * is a row that says so; the others are reported on all the same. (A stack that does not exist stops the run: Pulumi
 * itself says so.)
 */
function readStack(name: string): pulumi.Output<Read> {
  return new pulumi.StackReference(name).outputs.apply((outputs) => {
    const { attributions, problems } = findAttributions(outputs);
    const none = attributions.length + problems.length === 0 ? ["it exports no attribution."] : [];
    const unread = [...problems, ...none].map((problem) => ({ stack: name, problem }));
    return { attributions, unread };
  });
}

const read = pulumi.all(stacks.map(readStack));
const found = read.apply((each) => each.flatMap(({ attributions }) => attributions));
const unread = read.apply((each) => each.flatMap((one) => one.unread));

// Of another stack's secret all is secret. These lines and sentences are meant to be seen.
export const summary = pulumi.unsecret(found.apply(attributionSummary));
export const problems = pulumi.unsecret(
  unread.apply((each) => each.map(({ stack, problem }) => `${stack}: ${problem}`)),
);

// The rest names all customers, so it is kept off the console and out of a pipeline's log.
export const details = "pulumi stack output markdown --show-secrets";
export const markdown = pulumi.secret(
  pulumi
    .all([found, unread])
    .apply(([attributions, missing]) => attributionOverview(attributions, missing)),
);
export const csv = pulumi.secret(
  pulumi
    .all([found, unread])
    .apply(([attributions, missing]) => attributionCsv(attributions, missing)),
);
export const attribution = pulumi.secret(found);
