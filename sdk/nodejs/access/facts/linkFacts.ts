import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../partnerAdminLink";
import type { LinkFact } from "./accessFacts";
import { isPlaceholder } from "../../../../azure/guid";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import type { ExistingLink, LinkedPartner } from "../args/linkArgs";
import { identityOf } from "../args/linkId";
import { LinkToMake } from "../children/linkToMake";
import { placeholder } from "./reader";
import type { Reader } from "./reader";

/** A link as the program declares it, whoever makes it. */
export interface DeclaredLink extends Partial<ExistingLink>, LinkedPartner {
  partnerId: Input<string>;
  /** Who makes the link, as far as its declaration shows. */
  declaredAs: "component" | "resource" | "values";
  /** Tenant that the link is made in, where the id is not known yet. */
  tenantId?: Input<string>;
  /** Whether that tenant is the customer's, because the program names no other one. */
  inCustomersTenant?: boolean;
  /** Object id of the linked identity, where the id is not known yet. */
  objectId?: Input<string | undefined>;
  /** How the link came to be; only a link of this program tells. */
  origin?: Input<string | undefined>;
  /** Partner id that this program's resource declares; only a link of this program tells. */
  linkedPartnerId?: Input<string | undefined>;
  /** Client id of the application that is linked, where the program names it. */
  clientId?: Input<string | undefined>;
  /** Whether the identity is a managed one. */
  managedIdentity?: Input<boolean | undefined>;
  /** Whether the program says who signs in to make the link. */
  identityGiven?: boolean;
}

/** The link that access is declared with: one that stands, of this program or not, or one to make. */
export function declaredLink(link: ExistingLink, { globalPartnerId }: LinkedPartner): DeclaredLink {
  if (link instanceof LinkToMake) {
    return { ...link.declared, globalPartnerId };
  }
  if (link instanceof PartnerAdminLink) {
    const { id, partnerId, partnerName, createdTime, updatedTime, ...more } = link;
    const { tenantId, objectId, origin, linkedPartnerId, environment } = more;
    return {
      ...{ id, partnerId, partnerName, createdTime, updatedTime, tenantId, objectId, origin },
      ...{ linkedPartnerId, environment },
      globalPartnerId,
      declaredAs: "resource",
    };
  }
  return { ...link, globalPartnerId, declaredAs: "values" };
}

/** Object id of the linked identity, from the id where there is one: it survives a changed link. */
export function linkedObjectId(link: DeclaredLink): pulumi.Output<string> {
  return pulumi
    .output(link.id)
    .apply((id) => pulumi.output(identityOf(id)?.objectId ?? link.objectId))
    .apply((objectId) => objectId ?? "");
}

/** The facts about a link. */
export function linkFact(reader: Reader, link: PartlyKnown<pulumi.Unwrap<DeclaredLink>>): LinkFact {
  if (link === notYetKnown) {
    return unknownLink;
  }
  const identity = identityOf(known(link.id));
  if (link.declaredAs !== "component" && isPlaceholderIdentity(identity)) {
    const property = "existingLink.id";
    reader.problems.push({ id: "A2", property, message: `${property} ${placeholder}` });
  }
  const { expectedPartnerIds, globalPartnerId } = link;
  return {
    partnerId: known(link.partnerId)?.trim(),
    declaredPartnerId:
      link.declaredAs === "resource"
        ? given(link.linkedPartnerId, null)
        : known(link.partnerId)?.trim(),
    // Azure tells the name of a link when it has been made.
    partnerName: link.declaredAs === "component" ? undefined : given(link.partnerName, null),
    expectedPartnerIds:
      expectedPartnerIds == null
        ? null
        : reader.partnerIds("existingLink.expectedPartnerIds", expectedPartnerIds),
    expectedPartnerName: given(link.expectedPartnerName, null),
    globalPartnerId:
      globalPartnerId == null ? null : reader.partnerId("globalPartnerId", globalPartnerId),
    tenantId: identity?.tenantId ?? known(link.tenantId),
    ...(link.inCustomersTenant === true && { inCustomersTenant: true }),
    objectId: identity?.objectId ?? known(link.objectId),
    createdTime: known(link.createdTime),
    updatedTime: known(link.updatedTime),
    madeBy: madeBy(known(link.declaredAs), known(link.origin)),
    managedIdentity: given(link.managedIdentity, false),
    environment: given(link.environment, null),
    identityGiven: given(link.identityGiven, false),
    clientId: known(link.clientId)?.toLowerCase(),
  };
}

// What a component links is pinned to the customer's tenant and the holder, which are read themselves.
function isPlaceholderIdentity(identity: ReturnType<typeof identityOf>): boolean {
  return isPlaceholder(identity?.tenantId) || isPlaceholder(identity?.objectId);
}

const unknownLink: LinkFact = {
  partnerId: undefined,
  declaredPartnerId: undefined,
  partnerName: undefined,
  expectedPartnerIds: undefined,
  expectedPartnerName: undefined,
  globalPartnerId: undefined,
  tenantId: undefined,
  objectId: undefined,
  createdTime: undefined,
  updatedTime: undefined,
  madeBy: undefined,
  managedIdentity: undefined,
  environment: undefined,
  identityGiven: undefined,
  clientId: undefined,
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
