import { delimiter, dirname, join } from "node:path";
import { engineEnvironment } from "../../engine/engineEnvironment";

const nodeModules = join(__dirname, "..", "..", "..", "node_modules");

function environment(inherited: NodeJS.ProcessEnv) {
  return engineEnvironment(
    { folder: "/engine", version: "3.259.0", origin: "built" },
    {
      home: "/home",
      temporary: "/temporary",
      backend: "/state",
      projectNodeModules: nodeModules,
      inherited,
    },
  );
}

test("nothing that could sign the user in, or lead elsewhere, is inherited", () => {
  const inherited = {
    ARM_CLIENT_SECRET: "x",
    AZURE_CLIENT_ID: "x",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "x",
    IDENTITY_ENDPOINT: "x",
    PULUMI_ACCESS_TOKEN: "x",
    HTTPS_PROXY: "x",
    HOME: "/users/own",
    TMPDIR: "/users/temporary",
    LANG: "C",
  };
  const made = environment(inherited);
  expect(Object.values(made)).not.toContain("x");
  expect(made).toMatchObject({ HOME: "/home", TMPDIR: "/temporary", LANG: "C" });
});

test("Pulumi keeps to its own folders and asks nobody for anything", () => {
  expect(environment({})).toMatchObject({
    PULUMI_HOME: join("/home", ".pulumi"),
    PULUMI_BACKEND_URL: "file:///state",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
  });
});

test("Node, the engine and the dynamic provider's script come before the user's own PATH", () => {
  expect(environment({ PATH: "/users/bin" })["PATH"]?.split(delimiter)).toEqual([
    dirname(process.execPath),
    "/engine",
    join(nodeModules, "@pulumi", "pulumi"),
    "/users/bin",
  ]);
});

test("an installation without the dynamic provider's script is refused", () => {
  expect(() =>
    engineEnvironment(
      { folder: "/engine", version: "3.259.0", origin: "built" },
      {
        home: "/home",
        temporary: "/temporary",
        backend: "/state",
        projectNodeModules: "/nowhere",
        inherited: {},
      },
    ),
  ).toThrow(/There is no pulumi-resource-pulumi-nodejs in/);
});
