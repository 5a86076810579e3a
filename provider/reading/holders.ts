import { fields } from "../../azure/fields";
import { isGuid } from "../../azure/guid";
import { printable } from "../../azure/printable";
import { parseScope, scopePath } from "../../azure/scope";
import { argumentTable } from "../argumentTable";
import { unknownName, unknownNames } from "../checks/checkNames";
import type { Fail } from "../lifecycle";
import { hasUnknown } from "../properties";

/** Whom Azure is asked about, and where. */
export interface Holder {
  /** Object id, lower case. */
  principalId: string;
  /** Resource id, with a leading and without a trailing slash. */
  scope: string;
}

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
  const given = fields(declared);
  const { principalId, scope } = given;
  const property = `holders[${index}]`;
  for (const key of unknownNames(given, argumentTable.Holder)) {
    fail(`${property}.${printable(key)}`, unknownName(argumentTable.Holder, "whom to ask about"));
  }
  const id = typeof principalId === "string" ? principalId.trim().toLowerCase() : "";
  if (!isGuid(id)) {
    fail(`${property}.principalId`, "must be the object id of a principal, a GUID");
  }
  if (parseScope(scope) === undefined) {
    fail(
      `${property}.scope`,
      `"${printable(scope ?? "")}" is not the resource id of a management group, subscription, resource group or resource, nor the GUID of a subscription`,
    );
  }
  // Spelled as given: another spelling of what is stored would be a difference.
  return { principalId: id, scope: scopePath(scope) };
}

/** Whether two say the same; ids compare without regard to case. */
export function isSameHolder(left: Holder | undefined, right: Holder | undefined): boolean {
  return left !== undefined && right !== undefined && keyOf(left) === keyOf(right);
}

function keyOf({ principalId, scope }: Holder): string {
  return `${scope} ${principalId}`.toLowerCase();
}
