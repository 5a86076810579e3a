import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../partnerAdminLink";
import { isPlaceholder } from "../../../../azure/guid";
import type { PartlyKnown } from "./known";
import { given, known, notYetKnown } from "./known";
import type { DeclaredLink } from "../args/declaredLink";
import type { ExistingLink, LinkedPartner } from "../args/linkArgs";
import { identityOf } from "../args/linkId";
import { LinkToMake } from "../args/linkToMake";
import { placeholder } from "./reader";
import type { Reader } from "./reader";

/** The link that the access is to be counted by. */
export interface LinkFact {
  /** Partner id that the identity is linked to. */
  partnerId: string | undefined;
  /** Partner id that the program declares the link with; `null` where it takes whatever stands. */
  declaredPartnerId: string | null | undefined;
  /** The partner's name, as Azure returned it; `null` when it told none. */
  partnerName: string | null | undefined;
  /** The partner ids of which one must be linked; `null` when they are not compared. */
  expectedPartnerIds: string[] | null | undefined;
  /** The name that the partner must have; `null` when it is not compared. */
  expectedPartnerName: string | null | undefined;
  /** The partner's global account id; `null` when it is not declared. */
  globalPartnerId: string | null | undefined;
  /** Tenant that the link is made in. */
  tenantId: string | undefined;
  /** Whether that is the customer's tenant, whichever it will be; absent where nobody says so. */
  inCustomersTenant?: boolean;
  /** Object id of the linked identity in that tenant. */
  objectId: string | undefined;
  /** When the identity was first linked, in Azure's own spelling. */
  createdTime: string | undefined;
  /** When the link was last written, in Azure's own spelling. */
  updatedTime: string | undefined;
  /** Whether this component makes the link, this program does, or it stands elsewhere. */
  madeBy: "component" | "program" | "elsewhere" | undefined;
  /** Whether the linked identity is a managed one. */
  managedIdentity: boolean | undefined;
  /** Cloud the identity signs in to; `null` when it is the one that the stack's configuration names. */
  environment: string | null | undefined;
  /** Whether the program says who signs in to make the link. */
  identityGiven: boolean | undefined;
  /** Client id of the application that is linked, lower case, where the program names it. */
  clientId: string | undefined;
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
