import type * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../partnerAdminLink";
import type { ExistingLink } from "../args/linkArgs";
import { LinkToMake } from "../args/linkToMake";

/**
 * Makes the link, where it is to be made. Only the parent is passed on: the component's providers
 * write access, they do not make links.
 */
export function createLink(
  parent: pulumi.ComponentResource,
  name: string,
  link: ExistingLink,
): PartnerAdminLink | undefined {
  return link instanceof LinkToMake ? new PartnerAdminLink(name, link.args, { parent }) : undefined;
}
