import type { Host, Properties } from "./host";

/** A resource as it stands in the state. */
export interface Resource {
  id: string;
  outs: Properties;
}

/** Creates as the engine does: what `check` makes of the arguments is what gets created. */
export async function create(host: Host, args: Properties): Promise<Resource> {
  return host.create(await checked(host, args));
}

/** Updates as the engine does when a diff says so. */
export async function update(host: Host, resource: Resource, args: Properties): Promise<Resource> {
  const { id, outs } = resource;
  return { id, outs: await host.update(id, outs, await checked(host, args)) };
}

/** Diffs as the engine does. */
export async function diff(host: Host, { id, outs }: Resource, args: Properties) {
  return host.diff(id, outs, await checked(host, args));
}

/** Refreshes as the engine does: what was read becomes the state. */
export async function refresh(host: Host, { id, outs }: Resource): Promise<Resource> {
  const read = await host.read(id, outs);
  return { id: read.id, outs: read.props };
}

async function checked(host: Host, args: Properties): Promise<Properties> {
  const { inputs, failures } = await host.check(args);
  if (failures.length > 0) {
    throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
  return inputs;
}
