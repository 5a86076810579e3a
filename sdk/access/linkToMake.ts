import type { Input } from "@pulumi/pulumi";
import type { IdentityArgs } from "../identity";
import type { PartnerAdminLinkArgs } from "../partnerAdminLink";
import { isPlain, mapInput } from "./inputs";
import type { DeclaredLink, ExpectedPartnerArgs } from "./linkFacts";

/** A link that a component makes: as the rules see it, and as it is declared. */
export interface LinkToMake {
  declared: DeclaredLink;
  args: PartnerAdminLinkArgs;
}

/**
 * Pins a link to the tenant and the identity of the declared access, so that a wrong credential is
 * refused before anything is written.
 */
export function linkToMake(
  link: PartnerAdminLinkArgs,
  expected: ExpectedPartnerArgs,
  tenantId: Input<string>,
  holder: Input<string> | undefined,
): LinkToMake {
  const { identity } = link;
  const expectedPartnerName = link.expectedPartnerName ?? expected.expectedPartnerName;
  // An identity that is an output as a whole is secret as a whole: rules look only into a plain one.
  const plain: IdentityArgs = identity !== undefined && isPlain(identity) ? identity : {};
  const objectId = plain.objectId ?? holder;
  const pins = { tenantId: plain.tenantId ?? tenantId, ...(objectId && { objectId }) };
  return {
    declared: {
      partnerId: link.partnerId,
      expectedPartnerName,
      globalPartnerId: expected.globalPartnerId,
      tenantId: pins.tenantId,
      objectId,
      environment: plain.environment,
      managedIdentity: plain.useMsi,
      identityGiven: identity !== undefined,
      declaredAs: "component",
    },
    args: {
      ...link,
      expectedPartnerName,
      identity: mapInput(identity ?? {}, (given) => ({ ...given, ...pins })),
    },
  };
}
