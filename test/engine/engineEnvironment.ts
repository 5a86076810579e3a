import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { dynamicProviderFolder } from "./engine";
import type { Engine } from "./engine";

export interface EngineEnvironmentOptions {
  /** Becomes the home folder: no sign-in of the user's `az`, `azd` or `pulumi` is seen. */
  home: string;
  /** For temporary files, of which the language host leaves some behind. */
  temporary: string;
  /** The folder that holds the stacks' state. */
  backend: string;
  /** The Node executable that runs the program and the provider. @default the one running this */
  node?: string;
  /** The node_modules folder in which the program finds @pulumi/pulumi. */
  projectNodeModules: string;
  /** Folders before all others on PATH. */
  pathFirst?: readonly string[];
  /** @default process.env */
  inherited?: NodeJS.ProcessEnv;
}

/**
 * What a program needs to run at all. Everything else is left behind: ARM_*, AZURE_*, PULUMI_* and
 * ACTIONS_ID_TOKEN_* would let the user's own identity in, and a proxy would catch the requests.
 */
const inheritedNames = [
  ...["LANG", "LC_ALL", "TZ", "USER", "LOGNAME", "LD_LIBRARY_PATH"],
  ...["SystemRoot", "windir", "ComSpec", "PATHEXT"],
];

/** The environment for running an engine apart from everything that the user has. */
export function engineEnvironment(
  engine: Engine,
  options: EngineEnvironmentOptions,
): Record<string, string> {
  const { home, temporary, backend, node = process.execPath, inherited = process.env } = options;
  const path = [
    ...(options.pathFirst ?? []),
    dirname(node),
    engine.folder,
    dynamicProviderFolder(options.projectNodeModules),
    inherited["PATH"] ?? "",
  ];
  return {
    ...pick(inherited, inheritedNames),
    PATH: path.join(delimiter),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    PULUMI_HOME: join(home, ".pulumi"),
    PULUMI_BACKEND_URL: pathToFileURL(backend).href,
    PULUMI_CONFIG_PASSPHRASE: "local",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
  };
}

function pick(from: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
