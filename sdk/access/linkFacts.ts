import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { LinkFact } from "./accessFacts";
import { isGuid } from "./guid";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import { partnerIdText } from "./partnerIdText";

/**
 * A link that stands or is made elsewhere: a `PartnerAdminLink`, what `PartnerAdminLink.get` reads,
 * or the outputs of another stack. Access never takes these values as inputs, so that another
 * partner id changes no access; they are compared with the access before it is written.
 */
export interface LinkFacts {
  /** `<tenantId>/<objectId>`; known even while the link is being changed. */
  id?: Input<string>;
  /** Partner id the identity is linked to. */
  partnerId: Input<string | number>;
  /** Tenant that the link was made in. */
  tenantId: Input<string>;
  /** Object id of the linked identity in that tenant; without it, rules about it are not judged. */
  objectId: Input<string | undefined>;
  /** Name of the partner, as Azure returned it. */
  partnerName?: Input<string | undefined>;
  /** When the link was made, as Azure returned it. */
  createdTime?: Input<string | undefined>;
  /** How the link came to be; only a `PartnerAdminLink` of this program has it. */
  origin?: Input<string | undefined>;
}

/** What is expected of a link. */
export interface ExpectedPartnerArgs {
  /** Name that the partner must have; compared without regard to case. Default: not compared. */
  expectedPartnerName?: Input<string>;
  /** Your partner global account id, if you know it: a link to it is warned about. */
  globalPartnerId?: Input<string | number>;
}

/** A link and what is expected of it, as inputs. */
export interface DeclaredLink extends LinkFacts, ExpectedPartnerArgs {
  /** Who makes the link, as far as its declaration shows. */
  declaredAs: "component" | "resource" | "values";
  /** Cloud the identity signs in to. */
  environment?: Input<string | undefined>;
  /** Whether the identity is a managed one. */
  managedIdentity?: Input<boolean | undefined>;
  /** Whether the program says who signs in to make the link. */
  identityGiven?: boolean;
}

/** A link with what is expected of it; one that a component makes says so itself. */
export function declaredLink(
  link: LinkFacts | DeclaredLink,
  { expectedPartnerName, globalPartnerId }: ExpectedPartnerArgs,
): DeclaredLink {
  const declaredAs = "declaredAs" in link ? link.declaredAs : "values";
  return declaredAs === "component"
    ? (link as DeclaredLink)
    : { ...link, expectedPartnerName, globalPartnerId, declaredAs };
}

/** Object id of the linked identity, from the id where there is one: it survives a changed link. */
export function linkedObjectId(link: LinkFacts): pulumi.Output<string> {
  return pulumi
    .output(link.id)
    .apply((id) => pulumi.output(identityOf(id)?.objectId ?? link.objectId))
    .apply((objectId) => objectId ?? "");
}

/** The facts about a link. */
export function linkFact(link: PartlyKnown<pulumi.Unwrap<DeclaredLink>>): LinkFact {
  if (link === notYetKnown) {
    return unknownLink;
  }
  const identity = identityOf(known(link.id));
  return {
    partnerId: partnerIdText(known(link.partnerId)),
    partnerName: known(link.partnerName),
    expectedPartnerName: given(link.expectedPartnerName, null),
    globalPartnerId: given(partnerIdText(known(link.globalPartnerId)), null),
    tenantId: identity?.tenantId ?? known(link.tenantId),
    objectId: identity?.objectId ?? known(link.objectId),
    createdTime: known(link.createdTime),
    madeBy: madeBy(known(link.declaredAs), known(link.origin)),
    managedIdentity: given(link.managedIdentity, false),
    environment: given(link.environment, null),
    identityGiven: given(link.identityGiven, false),
  };
}

const unknownLink: LinkFact = {
  partnerId: undefined,
  partnerName: undefined,
  expectedPartnerName: undefined,
  globalPartnerId: undefined,
  tenantId: undefined,
  objectId: undefined,
  createdTime: undefined,
  madeBy: undefined,
  managedIdentity: undefined,
  environment: undefined,
  identityGiven: undefined,
};

function madeBy(declaredAs: DeclaredLink["declaredAs"] | undefined, origin: string | undefined) {
  switch (declaredAs) {
    case "component":
      return "component";
    case "values":
      return "elsewhere";
    case "resource":
      return origin ? "program" : undefined;
    default:
      return undefined;
  }
}

function identityOf(id: string | undefined) {
  const [tenantId, objectId, ...rest] = typeof id === "string" ? id.split("/") : [];
  return isGuid(tenantId) && isGuid(objectId) && rest.length === 0
    ? { tenantId, objectId }
    : undefined;
}
