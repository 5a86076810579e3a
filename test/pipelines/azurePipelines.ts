import { filledIn, listOf, mapOf, readPipeline, textsOf } from "./pipeline";
import type { Job, Pipeline, Yaml, YamlMap } from "./pipeline";

/** What the pipeline lets a shell do, as Azure Pipelines would. */
export const azurePipelines: Pipeline = {
  product: "Azure Pipelines",
  job(work, stack, given) {
    const stage = work !== "up" ? work : stack === "partner-link" ? "link" : "customers";
    const job = azureJobs(stage).find(({ env }) => env.STACK === stack);
    if (job === undefined) {
      throw new Error(`The stage "${stage}" has no stack "${stack}".`);
    }
    const env = Object.entries(job.env).map(([key, text]) => [
      key,
      text.replace(/^\$\((.*)\)$/, (_, name: string) => given[name] ?? ""),
    ]);
    return { ...job, env: Object.fromEntries(env) as Record<string, string> };
  },
};

/** The jobs of a stage, its templates put in their place. */
export function azureJobs(stage: string): Job[] {
  const file = readPipeline("azure-pipelines.yml");
  const defaults = listOf(file.parameters)
    .map(mapOf)
    .map(({ name, default: value }) => [`parameters.${String(name)}`, value]);
  const scope = Object.fromEntries(defaults) as YamlMap;
  const found = listOf(file.stages)
    .map(mapOf)
    .find(({ stage: name }) => name === stage);
  return listOf(mapOf(found).jobs).flatMap((entry) => expanded(mapOf(entry), scope));
}

/** What stands in the place of an entry: an `each` once for every item, a template its jobs. */
function expanded(entry: YamlMap, scope: YamlMap): Job[] {
  const [key = "", inner] = Object.entries(entry)[0] ?? [];
  const [, variable, list] = /^\$\{\{ each (\w+) in ([\w.]+) \}\}$/.exec(key) ?? [];
  if (variable !== undefined && list !== undefined) {
    return listOf(scope[list]).flatMap((item) =>
      listOf(inner).flatMap((one) => expanded(mapOf(one), { ...scope, [variable]: item })),
    );
  }
  const parameters = Object.entries(textsOf(entry.parameters)).map(([name, text]) => [
    `parameters.${name}`,
    fill(text, scope),
  ]);
  const template = readPipeline(String(entry.template));
  const given = Object.fromEntries(parameters) as YamlMap;
  return listOf(template.jobs).map((job) => jobOf(mapOf(job), given));
}

function jobOf(job: YamlMap, scope: YamlMap): Job {
  const steps = listOf(job.steps).map(mapOf);
  const texts = (value: Yaml | undefined) =>
    Object.entries(textsOf(value)).map(([key, text]) => [key, fill(text, scope)]);
  const connections = steps.flatMap(({ inputs }) => texts(inputs)).filter(isConnection);
  return {
    shells: steps.flatMap((step) =>
      [step.script, step.inputs && mapOf(step.inputs).inlineScript]
        .filter((text) => typeof text === "string")
        .map((text) => fill(text, scope)),
    ),
    env: Object.fromEntries(steps.flatMap(({ env }) => texts(env))) as Record<string, string>,
    identity: connections[0]?.[1] ?? "",
  };
}

const isConnection = ([key]: string[]) => key === "azureSubscription";

/** Values of parameters, and the one function that the file calls. */
function fill(text: string, scope: YamlMap): string {
  return filledIn(text, (expression) => {
    const [, name, what = "", by = ""] =
      /^replace\(([\w.]+), '(.*)', '(.*)'\)$/.exec(expression) ?? [];
    const value = scope[name ?? expression];
    return typeof value === "string" && name ? value.replaceAll(what, by) : value?.toString();
  });
}
