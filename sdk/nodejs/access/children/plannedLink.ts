import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../partnerAdminLink";
import type { ExistingLink, OneLink } from "../args/linkArgs";
import { LinkToMake } from "./linkToMake";

/** Takes the link that stands, or plans the one to make in the customer's tenant. */
export function planLink(
  access: OneLink,
  tenantId: Input<string>,
  holder: Input<string | undefined> | undefined,
): ExistingLink {
  return access.link ? new LinkToMake(access.link, tenantId, holder) : access.existingLink;
}

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
