import { readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { load } from "js-yaml";
import { filesUnder, repository, textOf } from "./sourceFiles";

interface Project {
  description: string;
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
  const { config, template } = read(name);
  const program = filesUnder(`examples/${name}`, ".ts").map(textOf).join("\n");
  // Not what a StackReference requires of another stack's outputs.
  const required = program.matchAll(/\.require(?:Secret|Object)?(?:<[^(]*>)?\("(\w+)"\)/g);
  const settings = new Set([...required].map(([, key]) => key));
  expect(Object.keys({ ...config, ...template?.config }).sort()).toEqual([...settings].sort());
});

test.each(projects)("%s says with which credential its stack runs", (name) => {
  expect(read(name).description).toMatch(/\bcredentials?\b/);
});

test("fleet says with which credential its stacks run", () => {
  expect(textOf("examples/fleet/README.md")).toContain("All stacks run with one credential");
});

const examples = readdirSync(join(repository, "examples"));

test.each(examples)("%s, copied out of here, installs this release", (name) => {
  const { dependencies } = JSON.parse(textOf(`examples/${name}/package.json`)) as {
    dependencies: Record<string, string>;
  };
  const { version } = JSON.parse(textOf("package.json")) as { version: string };
  expect(dependencies["pulumi-azure-partner"]).toBe(`^${version}`);
});

test.each(examples)("%s declares every package that it imports", (name) => {
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
