import * as pulumi from "@pulumi/pulumi";

/** A resource as a program registered it. */
export interface Registered {
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  /** Reference of the explicit provider, empty for the default one. */
  provider: string;
}

/** What a program registered, in the order of names, what it returned and what it was told. */
export interface Ran<Result> {
  resources: Registered[];
  /** Lines that went to Pulumi's log: "warning: ..." and "info: ...". */
  log: string[];
  result: Result;
}

/** Runs a program as a stack against Pulumi's mocks; `outputs` are what Azure would add. */
export async function runProgram<Result>(
  program: () => Result,
  outputs: (resource: Registered) => object = () => ({}),
): Promise<Ran<Awaited<Result>>> {
  const resources: Registered[] = [];
  const log: string[] = [];
  const spies = (["log", "warn"] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation((...line: unknown[]) => {
      log.push(line.join(" "));
    }),
  );
  const mocks: pulumi.runtime.Mocks = {
    call: () => ({}),
    newResource: ({ type, name, inputs, provider = "" }) => {
      const registered = { type, name, inputs, provider };
      resources.push(registered);
      return { id: `id-of-${name}`, state: { ...inputs, ...outputs(registered) } };
    },
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", false, "contoso");
  const results: Result[] = [];
  await pulumi.runtime.runInPulumiStack(async () => {
    results.push(program());
  });
  await pulumi.runtime.disconnect();
  spies.forEach((spy) => spy.mockRestore());
  resources.sort((left, right) => (left.name < right.name ? -1 : 1));
  return { resources, log, result: (await results[0]) as Awaited<Result> };
}

/** The value of an output that a mocked program knows. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

/** The resources of one package, without its types' prefix. */
export function childrenOf(resources: Registered[], prefix: string) {
  return resources
    .filter((resource) => resource.type.startsWith(prefix))
    .map(({ type, name }) => `${type.slice(prefix.length)} ${name}`)
    .sort();
}
