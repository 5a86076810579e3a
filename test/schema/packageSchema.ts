import { join, resolve } from "node:path";
import manifest from "../../package.json";
import { secretKeys } from "../../sdk/nodejs/identity";
import { repositoryAddress } from "../../sdk/repository";
import type { PackageSpec } from "./packageSpec";
import { createRefusals } from "./refusals";
import { readResources } from "./resourceReader";
import { readSources } from "./sources";
import { createTypeReader } from "./typeReader";

const sdk = resolve(__dirname, "../../sdk/nodejs");
const name = "azure-partner";

/** Reads the package's exported types; what a package schema cannot say is one error. */
export function readPackage(files = ["index.ts", "access/index.ts"]): PackageSpec {
  const { checker, classes } = readSources(files.map((file) => join(sdk, file)));
  const refusals = createRefusals();
  const reader = createTypeReader(name, checker, secretKeys, refusals);
  const resources = readResources(classes, reader, checker, refusals);
  refusals.unmet();
  if (refusals.problems.length > 0) {
    throw new Error(["The schema was not written.", ...refusals.problems].join("\n"));
  }
  const { description, keywords, license } = manifest;
  const types = Object.fromEntries(Object.entries(reader.types).sort(byName));
  return {
    name,
    displayName: "Azure Partner",
    description,
    keywords,
    homepage: repositoryAddress,
    license,
    repository: repositoryAddress,
    types,
    resources: Object.fromEntries(Object.entries(resources).sort(byName)),
  };
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
