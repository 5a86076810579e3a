import type { StackResource, Workspace } from "../../engine/workspace";

export const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";

/** The resources of a type in a stack's state; a type without its package ends like the token. */
export async function recorded(stack: Workspace, type: string): Promise<StackResource[]> {
  const { resources = [] } = (await stack.stackExport()).deployment;
  return resources.filter((resource) => resource.type.endsWith(type));
}

/** URN of the one resource with this type and name. */
export async function urnOf(stack: Workspace, type: string, name: string): Promise<string> {
  const found = (await recorded(stack, type)).find(({ urn }) => urn.endsWith(`::${name}`));
  if (!found) {
    throw new Error(`The state has no ${type} "${name}".`);
  }
  return found.urn;
}
