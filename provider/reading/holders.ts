import { argumentTable } from "../argumentTable";
import { unknownName, unknownNames } from "../checkNames";
import { printable } from "../errors/printable";
import { isGuid } from "../identity/accessToken";
import type { Fail } from "../identity/checkIdentity";
import { hasUnknown } from "../properties";

/** Whom Azure is asked about, and where. */
export interface Holder {
  /** Object id, lower case. */
  principalId: string;
  /** Resource id, with a leading and without a trailing slash. */
  scope: string;
}

const scopeId =
  /^\/(subscriptions\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/[^/]+)*|providers\/Microsoft\.Management\/managementGroups\/[^/]+)$/i;

/**
 * Checks whom to ask about, and puts them into an order of its own: neither a repetition nor another
 * order is a difference. What is not known yet is left alone.
 */
export function checkHolders(declared: unknown, fail: Fail): unknown {
  if (hasUnknown(declared)) {
    return declared;
  }
  if (!Array.isArray(declared)) {
    fail("holders", "must be a list such as [{ principalId, scope }]");
    return declared;
  }
  const holders = declared.map((holder: unknown, index) => checkHolder(holder, index, fail));
  return holders
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    .filter((holder, index) => index === 0 || !isSameHolder(holder, holders[index - 1]));
}

function checkHolder(declared: unknown, index: number, fail: Fail): Holder {
  const given = typeof declared === "object" && declared !== null ? declared : {};
  const { principalId, scope } = given as Record<string, unknown>;
  const property = `holders[${index}]`;
  for (const key of unknownNames(given, argumentTable.Holder)) {
    fail(`${property}.${printable(key)}`, unknownName(argumentTable.Holder, "whom to ask about"));
  }
  const id = typeof principalId === "string" ? principalId.trim().toLowerCase() : "";
  const place = typeof scope === "string" ? `/${scope.trim().replace(/^\/+|\/+$/g, "")}` : "";
  if (!isGuid(id)) {
    fail(`${property}.principalId`, "must be the object id of a principal, a GUID");
  }
  // A URL would take "." and ".." for other scopes.
  if (!scopeId.test(place) || place.split("/").some((part) => /^\.{1,2}$/.test(part))) {
    fail(
      `${property}.scope`,
      `"${printable(place)}" is not the resource id of a management group, subscription, resource group or resource`,
    );
  }
  return { principalId: id, scope: place };
}

/** Whether two say the same; ids compare without regard to case. */
export function isSameHolder(left: Holder | undefined, right: Holder | undefined): boolean {
  return left !== undefined && right !== undefined && keyOf(left) === keyOf(right);
}

function keyOf({ principalId, scope }: Holder): string {
  return `${scope} ${principalId}`.toLowerCase();
}
