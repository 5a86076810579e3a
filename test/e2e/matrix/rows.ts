import { dependencies, peerDependencies } from "../../../package.json";
import { version as present } from "@pulumi/pulumi/package.json";
import { minVersion } from "semver";

/** One combination of versions, and the tests that it has to pass. */
export interface Row {
  name: string;
  /** Version or range of Node. */
  node: string;
  /** What is installed beside the package, as npm takes it. */
  packages: readonly string[];
  /** Patterns of test files, as jest takes them. */
  tests: readonly string[];
}

const azure = Object.keys(dependencies).filter((name) => name.startsWith("@azure/"));
const azureNative = `@pulumi/azure-native@${lowest(peerDependencies["@pulumi/azure-native"])}`;
const everything = [
  "test/host/",
  "test/e2e/[^/]+\\.test\\.ts$",
  // Resource hooks, of which a part is touched that Pulumi does not publish.
  "test/e2e/access/attributionStops",
];

/** The lowest version that a range of package.json allows. */
function lowest(range: string | undefined): string {
  const found = minVersion(range ?? "");
  if (range === undefined || found === null) {
    throw new Error(`package.json has no range to test the lowest version of (${range}).`);
  }
  return found.version;
}

export const rows: readonly Row[] = [
  {
    name: "oldest",
    node: "20.3.0",
    packages: [
      `@pulumi/pulumi@${lowest(peerDependencies["@pulumi/pulumi"])}`,
      azureNative,
      ...azure.map((name) => `${name}@${lowest((dependencies as Record<string, string>)[name])}`),
    ],
    tests: everything,
  },
  {
    name: "middle",
    node: "22",
    packages: [`@pulumi/pulumi@${present}`],
    tests: ["test/host/protocol", "test/host/traffic", "test/e2e/life", "test/e2e/programForms"],
  },
  {
    name: "newest",
    node: "24",
    packages: ["@pulumi/pulumi@latest", azureNative, ...azure.map((name) => `${name}@latest`)],
    tests: everything,
  },
];
