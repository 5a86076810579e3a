import type { Input } from "@pulumi/pulumi";
import type { ExistingLink, LinkedPartner } from "./linkArgs";

/** A link as the program declares it, whoever makes it. */
export interface DeclaredLink extends Partial<ExistingLink>, LinkedPartner {
  partnerId: Input<string>;
  /** Who makes the link, as far as its declaration shows. */
  declaredAs: "component" | "resource" | "values";
  /** Tenant that the link is made in, where the id is not known yet. */
  tenantId?: Input<string> | undefined;
  /** Whether that tenant is the customer's, because the program names no other one. */
  inCustomersTenant?: boolean | undefined;
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
  identityGiven?: boolean | undefined;
}
