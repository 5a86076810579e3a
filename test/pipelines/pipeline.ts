import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { repository } from "../documents/documents";

/** What a pipeline does with a stack, and when. */
export type Work = "preview" | "up" | "drift";

/** What a pipeline lets a shell do for one stack. */
export interface Job {
  /** One shell after the other, each as it stands in the file. */
  shells: string[];
  /** What the file itself puts into the environment; of the rest the product takes care. */
  env: Record<string, string>;
  /** Whose identity signs in: an environment's or a service connection's name. */
  identity: string;
}

/** A pipeline of the template as its product reads it. */
export interface Pipeline {
  product: "GitHub Actions" | "GitLab" | "Azure Pipelines";
  /** The job of one stack; what the product's own variables say comes from `given`. */
  job(work: Work, stack: string, given: Readonly<Record<string, string>>): Job;
}

export const pipelinesFolder = join(repository, "examples/customer-onboarding/pipelines");

/** YAML, as far as all three products read it the same. */
export type Yaml = string | number | boolean | null | Yaml[] | YamlMap;
export interface YamlMap {
  [key: string]: Yaml;
}

export function readPipeline(file: string): YamlMap {
  return mapOf(load(readFileSync(join(pipelinesFolder, file), "utf8")) as Yaml);
}

export function mapOf(value: Yaml | undefined): YamlMap {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`This is no map: ${JSON.stringify(value)}`);
  }
  return value;
}

export function listOf(value: Yaml | undefined): Yaml[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** The texts of a map, such as an environment. */
export function textsOf(value: Yaml | undefined): Record<string, string> {
  const texts = Object.entries(value === undefined ? {} : mapOf(value));
  return Object.fromEntries(texts.map(([key, text]) => [key, String(text)]));
}

/** Puts values in the place of `${{ name }}`; a name that nothing is known of is a mistake of the file. */
export function filledIn(
  text: string,
  valueOf: (expression: string) => string | undefined,
): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = valueOf(expression);
    if (value === undefined) {
      throw new Error(`Nothing is known of the expression "${expression}".`);
    }
    return value;
  });
}
