import { argumentTable } from "../argumentTable";
import type { Identity } from "../identity/declaredIdentity";
import type { WhenUnreachable } from "../identity/whenUnreachable";
import { present } from "../properties";
import type { Properties } from "../properties";

/** What happens to a link that somebody else made. */
export type IfLinked = (typeof argumentTable.PartnerAdminLink.ifLinked)[number];

/** What is done with the link when the resource is deleted. */
export type OnDelete = (typeof argumentTable.PartnerAdminLink.onDelete)[number];

/** The declared link, as `check` let it through. */
export interface LinkInputs {
  partnerId: string;
  expectedPartnerName?: string | undefined;
  ifLinked?: IfLinked | undefined;
  rebindFrom?: string[] | undefined;
  identity?: Identity | undefined;
  onDelete?: OnDelete | undefined;
  whenUnreachable?: WhenUnreachable | undefined;
}

/** Settings whose change alone asks nothing of Azure. */
export const settingKeys = ["ifLinked", "rebindFrom", "onDelete", "whenUnreachable"] as const;

/** Reads inputs that `check` has let through, or that an earlier release stored. */
export function linkInputs(properties: Properties): LinkInputs {
  const { partnerId, ...rest } = properties as Partial<LinkInputs>;
  const { expectedPartnerName, ifLinked, rebindFrom, identity, onDelete, whenUnreachable } = rest;
  return {
    partnerId: String(partnerId),
    expectedPartnerName,
    ifLinked,
    rebindFrom,
    identity,
    onDelete,
    whenUnreachable,
  };
}

/** The declared properties and the pins that `check` added to them, without what is not set. */
export function storedInputs(properties: Properties): Properties {
  const identity = linkInputs(properties).identity;
  const pins = { tenantId: identity?.tenantId, objectId: identity?.objectId };
  const declared = Object.fromEntries(
    Object.keys(argumentTable.PartnerAdminLink).map((key) => [key, properties[key]]),
  );
  return present({ ...declared, ...pins });
}
