import type { Input, Output } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import { plainIdentity } from "../../identity";
import type { PartnerAdminLinkArgs } from "../../partnerAdminLink";
import { mapInput } from "./inputs";
import type { ExistingLink, NewLink, OneLink } from "./linkArgs";
import type { DeclaredLink } from "./declaredLink";

/** Object id of whoever holds the access that a link is made for; absent where it may be another's. */
type AccessHolder = Input<string | undefined> | undefined;

/**
 * A link that a component makes. It is pinned to the tenant and the identity of the declared access, so
 * that a wrong credential is refused before anything is written. Where that access is declared it
 * stands in for a link that exists; nothing but a component of this package can make one.
 */
export class LinkToMake implements ExistingLink {
  readonly id: Output<string>;
  readonly partnerId: Input<string>;
  /** The link as the rules see it. */
  readonly declared: DeclaredLink;
  /** The link as it is declared. */
  readonly args: PartnerAdminLinkArgs;

  /**
   * @param link What the program says of the link
   * @param customerTenantId Tenant that it is made in, unless the program names another one
   * @param holder Object id of whoever holds the access; absent where it may be somebody else
   */
  constructor(link: NewLink, customerTenantId: Input<string>, holder: AccessHolder) {
    const declared = declaredNewLink(link, customerTenantId, holder);
    const { tenantId, objectId } = declared;
    // An output without a value pins nothing, as if it were left out.
    const pins = { tenantId, ...(objectId && { objectId: objectId as Input<string> }) };
    this.id = pulumi
      .all([tenantId, objectId])
      .apply(([tenant, object]) => `${tenant}/${object ?? ""}`);
    this.partnerId = link.partnerId;
    this.declared = declared;
    this.args = {
      ...link,
      identity: mapInput(link.identity ?? {}, (given) => ({ ...given, ...pins })),
    };
  }
}

/** Takes the link that stands, or plans the one to make in the customer's tenant. */
export function planLink(
  access: OneLink,
  tenantId: Input<string>,
  holder: AccessHolder,
): ExistingLink {
  return access.link ? new LinkToMake(access.link, tenantId, holder) : access.existingLink;
}

/** A link as it is declared that is to be made: where, and by whom where that is known. */
interface DeclaredNewLink extends DeclaredLink {
  tenantId: Input<string>;
  objectId?: Input<string | undefined>;
}

/** A link to make, as the rules see it; its arguments are those of {@link LinkToMake}. */
export function declaredNewLink(
  link: NewLink,
  customerTenantId: Input<string>,
  holder: AccessHolder,
): DeclaredNewLink {
  const { identity, partnerId, expectedPartnerName } = link;
  const plain = plainIdentity(identity);
  return {
    partnerId,
    expectedPartnerName,
    tenantId: plain.tenantId ?? customerTenantId,
    inCustomersTenant: plain.tenantId === undefined,
    objectId: plain.objectId ?? holder,
    environment: plain.environment,
    // What is an output may be secret, and would make the report secret.
    clientId: typeof plain.clientId === "string" ? plain.clientId : undefined,
    managedIdentity: plain.useMsi,
    identityGiven: identity !== undefined,
    declaredAs: "component",
  };
}
