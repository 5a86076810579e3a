import type { StackResource, Workspace } from "../../engine/workspace";

export const linkType = "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink";

/** The resources of a type in a stack's state; a type without its package ends like the token. */
export async function recorded(stack: Workspace, type: string): Promise<StackResource[]> {
  const { resources = [] } = (await stack.stackExport()).deployment;
  return resources.filter((resource) => resource.type.endsWith(type));
}
