import type { Input } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../partnerAdminLink";
import type { ExpectedPartnerArgs, LinkFacts } from "./linkFacts";
import { linkToMake } from "./linkToMake";
import type { LinkToMake } from "./linkToMake";
import type { DirectAccessArgs } from "./onboardingArgs";

/** The link as the rules see it, and how to make it where it does not stand yet. */
export interface PlannedLink {
  facts: LinkFacts;
  make?: LinkToMake;
}

/** Takes the link that stands, or plans the one to make in the customer's tenant. */
export function planLink(
  access: ExpectedPartnerArgs & Pick<DirectAccessArgs, "link">,
  tenantId: Input<string>,
  holder: Input<string> | undefined,
): PlannedLink {
  const { link } = access;
  if (stands(link)) {
    return { facts: link };
  }
  const make = linkToMake(link, access, tenantId, holder);
  return { facts: make.declared, make };
}

// A link that is to be made has no object id of its own yet.
function stands(link: DirectAccessArgs["link"]): link is LinkFacts {
  return (link as LinkFacts).objectId !== undefined;
}

/**
 * Makes the link, where it is to be made. Only the parent is passed on: the component's providers
 * write access, they do not make links.
 */
export function createLink(
  parent: pulumi.ComponentResource,
  name: string,
  { make }: PlannedLink,
): PartnerAdminLink | undefined {
  return make && new PartnerAdminLink(name, make.args, { parent });
}
