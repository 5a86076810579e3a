import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "../engine/engine";

const repository = dirname(dirname(__dirname));

/** When, with what and on what it was measured. */
export function surroundings(engine: Engine): string {
  const date = new Date().toISOString().slice(0, 10);
  const packages = ["@pulumi/pulumi", "@azure/identity", "@azure/arm-managementpartner"].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  return [
    date,
    `Pulumi CLI ${engine.version}`,
    ...packages,
    `Node.js ${process.versions.node}`,
    `${availableParallelism()} cores`,
    process.platform,
  ].join(", ");
}

function versionOf(name: string): string {
  const file = join(repository, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
