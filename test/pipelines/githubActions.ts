import { filledIn, listOf, mapOf, readPipeline, textsOf } from "./pipeline";
import type { Pipeline, YamlMap } from "./pipeline";

/** What the workflow lets a shell do, as GitHub Actions would. */
export const githubActions: Pipeline = {
  product: "GitHub Actions",
  job(work, stack, given) {
    const workflow = readPipeline("github-actions.yml");
    const job = mapOf(mapOf(workflow.jobs)[work]);
    const stacks = listOf(mapOf(mapOf(job.strategy).matrix).stack);
    if (!stacks.includes(stack)) {
      throw new Error(`The job "${work}" has no stack "${stack}".`);
    }
    const fill = (text: string) =>
      filledIn(text, (name) => (name === "matrix.stack" ? stack : given[name]));
    const filled = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(text)]));
    const steps = listOf(job.steps)
      .map(mapOf)
      .filter((step) => step.run !== undefined && isWanted(step, stack));
    const env = [workflow, job, ...steps].map((part) => filled(textsOf(part.env)));
    return {
      shells: steps.map((step) => fill(String(step.run))),
      env: Object.assign({}, ...env) as Record<string, string>,
      identity: fill(String(job.environment)),
    };
  },
};

/** The one kind of condition that the file puts to a step. */
function isWanted(step: YamlMap, stack: string): boolean {
  if (step.if === undefined) {
    return true;
  }
  const [, other] = /^matrix\.stack != '([\w-]+)'$/.exec(String(step.if)) ?? [];
  if (other === undefined) {
    throw new Error(`This condition of a step is not understood: ${String(step.if)}`);
  }
  return stack !== other;
}
