import { isDeepStrictEqual } from "node:util";
import type { Identity } from "../identity/declaredIdentity";
import type { RecordedIdentity } from "../identity/reach";
import { hasUnknown } from "../properties";
import type { Properties } from "../properties";
import { settingKeys } from "./linkInputs";
import type { LinkState } from "./linkState";

/** What a comparison of the declared identities says; `unsure` needs a sign-in to tell. */
export type IdentityChange = "none" | "same" | "other" | "unsure" | "unknown";

/** Whether the partner, its expected name or a setting differs from what is stored. */
export function differs(olds: LinkState, news: Properties): boolean {
  return (
    needsAzure(olds, news) || settingKeys.some((key) => !isDeepStrictEqual(olds[key], news[key]))
  );
}

/** Whether the difference has to be settled at Azure; a drift seen by a refresh is one, too. */
export function needsAzure(olds: LinkState, news: Properties): boolean {
  return (
    news.partnerId !== olds.partnerId ||
    news.partnerId !== olds.linkedPartnerId ||
    news.expectedPartnerName !== olds.expectedPartnerName
  );
}

/**
 * Compares the declared identities only: the surroundings of a preview are often other ones than
 * those of the deployment, so a change of the ambient sign-in alone is never a difference.
 */
export function compareIdentities(olds: RecordedIdentity, news: Properties): IdentityChange {
  if (hasUnknown(news.identity)) {
    return "unknown";
  }
  const before = olds.identity ?? {};
  const after = (news.identity ?? {}) as Identity;
  if (isDeepStrictEqual(before, after)) {
    return "none";
  }
  if (isOther(after.tenantId, olds.tenantId) || isOther(after.objectId, olds.objectId)) {
    return "other";
  }
  if (after.tenantId !== undefined && after.objectId !== undefined) {
    return "same";
  }
  if (before.tenantId && before.clientId && after.tenantId && after.clientId) {
    return before.clientId === after.clientId ? "same" : "other";
  }
  return "unsure";
}

function isOther(pin: string | undefined, recorded: string): boolean {
  return pin !== undefined && pin.toLowerCase() !== recorded;
}
