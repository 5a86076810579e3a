import { listOf, mapOf, readPipeline, textsOf } from "./pipeline";
import type { Pipeline, Yaml, YamlMap } from "./pipeline";

/** What the pipeline lets a shell do, as GitLab would. */
export const gitlab: Pipeline = {
  product: "GitLab",
  job(work, stack) {
    const file = readPipeline("gitlab-ci.yml");
    const name = work !== "up" ? work : stack === "partner-link" ? "link" : "customers";
    const job = extended(file, mapOf(file[name]));
    const variables = textsOf(job.variables);
    const rows = listOf(job.parallel === undefined ? [] : mapOf(job.parallel).matrix).map(mapOf);
    const stacks = rows.length > 0 ? rows.flatMap((row) => listOf(row.STACK)) : [variables.STACK];
    if (!stacks.includes(stack)) {
      throw new Error(`The job "${name}" has no stack "${stack}".`);
    }
    // One shell runs all of a job's lines.
    const lines = [...listOf(job.before_script), ...listOf(job.script)].map(String);
    return {
      shells: [lines.join("\n")],
      env: { ...variables, STACK: stack },
      identity: String(mapOf(job.environment).name).replace("$STACK", stack),
    };
  },
};

/** A job with all that it takes over: maps are joined, anything else is replaced. */
export function extended(file: YamlMap, job: YamlMap): YamlMap {
  const above = listOf(job.extends).map((name) => extended(file, mapOf(file[String(name)])));
  const { extends: _, ...own } = [...above, job].reduce(joined, {});
  return own;
}

function joined(one: YamlMap, other: YamlMap): YamlMap {
  const keys = Object.entries(other).map(([key, value]): [string, Yaml] => {
    const before = one[key];
    return [key, isMap(before) && isMap(value) ? joined(before, value) : value];
  });
  return { ...one, ...Object.fromEntries(keys) };
}

function isMap(value: Yaml | undefined): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
