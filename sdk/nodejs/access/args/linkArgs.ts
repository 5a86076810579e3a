import type { Input } from "@pulumi/pulumi";
import type { LinkSettings } from "../../partnerAdminLink";
import type { ExactlyOne } from "./exactlyOne";

/**
 * A link that stands or is made elsewhere: what `PartnerAdminLink` or `PartnerAdminLink.get` tells, or
 * the outputs of another stack. Access never takes these values as inputs, so that another partner id
 * changes no access; they are compared with the access before it is written.
 */
export interface ExistingLink {
  /**
   * `<tenant id>/<object id>` of the linked identity, both GUIDs. It says which tenant and which
   * identity the access is compared with, and it stays known while the link is being changed.
   */
  id: Input<string>;
  /** Partner id that the identity is linked to, digits as text. */
  partnerId: Input<string>;
  /** Name of the partner, as Azure told it. Default: not known. */
  partnerName?: Input<string | undefined>;
  /** When the identity was first linked, as Azure told it (ISO 8601, UTC). Default: not known. */
  createdTime?: Input<string | undefined>;
  /** When the link was last written, as Azure told it (ISO 8601, UTC). Default: not known. */
  updatedTime?: Input<string | undefined>;
  /**
   * Cloud that the identity signs in to, as `identity.environment` takes it. Default: the one that this
   * stack's configuration or environment names for azure-native, else the public one.
   */
  environment?: Input<string | undefined>;
  /**
   * The partner ids of which one must be linked, digits as text. Another one is an error that names
   * both, before any access is written. Default: not compared.
   */
  expectedPartnerIds?: Input<Input<string>[]> | undefined;
  /**
   * The name that the linked partner must have, compared without regard to case. Another name, or
   * none told, is an error. Default: not compared.
   */
  expectedPartnerName?: Input<string> | undefined;
}

/** A link that a component makes, pinned to the tenant and the identity of the access beside it. */
export interface NewLink extends LinkSettings {
  /** The partner's location id, digits as text. Changing it moves the link in place. */
  partnerId: Input<string>;
}

/** The link that access in the customer's tenant is counted by. */
export interface LinkChoices {
  /** The link to make in the customer's tenant. */
  link?: NewLink;
  /** The link that stands there already. Changing it changes no access. */
  existingLink?: ExistingLink;
}

/** The link to make, or the one that stands. */
export type OneLink = ExactlyOne<LinkChoices>;

/** What is known about the partner that a link is to. */
export interface LinkedPartner {
  /** Your partner global account id, digits as text: a link to it is warned about. Default: not known. */
  globalPartnerId?: Input<string> | undefined;
}
