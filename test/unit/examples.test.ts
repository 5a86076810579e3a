import { readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { load } from "js-yaml";
import { filesUnder, repository, textOf } from "./sourceFiles";

interface Project {
  description: string;
  resources?: object;
  outputs?: object;
  config?: Record<string, unknown>;
  template?: { config?: Record<string, unknown> };
}

const projects = readdirSync(join(repository, "examples")).filter((name) =>
  filesUnder(`examples/${name}`, "Pulumi.yaml").includes(`examples/${name}/Pulumi.yaml`),
);

const read = (name: string) => load(textOf(`examples/${name}/Pulumi.yaml`)) as Project;

test("There are examples", () => {
  expect(projects.length).toBeGreaterThanOrEqual(6);
});

test.each(projects)("%s asks for the settings that its program requires, and no others", (name) => {
  const { config, template, resources, outputs } = read(name);
  const program = filesUnder(`examples/${name}`, ".ts").map(textOf).join("\n");
  // Not what a StackReference requires of another stack's outputs.
  const required = program.matchAll(/\.require(?:Secret|Object)?(?:<[^(]*>)?\("(\w+)"\)/g);
  // In YAML the program stands beside the settings: every name in it that is no resource.
  const named = JSON.stringify({ ...resources, outputs }).matchAll(/\$\{(\w+)/g);
  const settings = new Set([...required, ...named].map(([, key = ""]) => key));
  Object.keys(resources ?? {}).forEach((resource) => settings.delete(resource));
  expect(Object.keys({ ...config, ...template?.config }).sort()).toEqual([...settings].sort());
});

test.each(projects)("%s says with which credential its stack runs", (name) => {
  expect(read(name).description).toMatch(/\bcredentials?\b/);
});

test("fleet says with which credential its stacks run", () => {
  expect(textOf("examples/fleet/README.md")).toContain("All stacks run with one credential");
});

const inYaml = (name: string) => projects.includes(name) && read(name).resources !== undefined;
const packages = readdirSync(join(repository, "examples")).filter((name) => !inYaml(name));

test.each(packages)("%s, copied out of here, installs this release", (name) => {
  const { dependencies } = JSON.parse(textOf(`examples/${name}/package.json`)) as {
    dependencies: Record<string, string>;
  };
  const { version } = JSON.parse(textOf("package.json")) as { version: string };
  expect(dependencies["pulumi-azure-partner"]).toBe(`^${version}`);
});

test("One example is in YAML, and makes its link by the plugin", () => {
  const [name, ...others] = projects.filter(inYaml);
  expect(others).toEqual([]);
  expect(Object.values(read(name ?? "").resources ?? {})).toMatchObject([
    { type: "azure-partner:PartnerAdminLink" },
  ]);
});

test.each(packages)("%s declares every package that it imports", (name) => {
  const { dependencies, devDependencies } = JSON.parse(
    textOf(`examples/${name}/package.json`),
  ) as Record<string, Record<string, string>>;
  const declared = Object.keys({ ...dependencies, ...devDependencies });
  const program = filesUnder(`examples/${name}`, ".ts").map(textOf).join("\n");
  const imported = [...program.matchAll(/^(?:import|export)\b[^"]*? from "([^"]+)";/gm)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^(\.|node:)/.test(target) && !isBuiltin(target))
    .map((target) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0]);
  expect(imported).toContain("pulumi-azure-partner");
  expect(imported.filter((one) => one === undefined || !declared.includes(one))).toEqual([]);
});
