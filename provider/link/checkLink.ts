import { partnerIdProblem } from "../../azure/partner";
import { printable } from "../../azure/printable";
import type { Ambient } from "../ambient";
import { argumentTable } from "../argumentTable";
import { checkChoices } from "../checks/checkChoices";
import { checkNames } from "../checks/checkNames";
import { checkCredential, checkIdentity } from "../identity/checkIdentity";
import type { Identity } from "../identity/declaredIdentity";
import type { Checked, CheckFailure, Fail } from "../lifecycle";
import { hasUnknown, unknownValue } from "../properties";
import type { Properties } from "../properties";
import { storedInputs } from "./linkInputs";

/**
 * Checks and normalises what a program declares, without the network. What is not known yet is left
 * alone. The pins are echoed as inputs, so that the outputs of the same name are known at preview.
 */
export function checkLink(olds: Properties, news: Properties, ambient: Ambient): Checked {
  const failures: CheckFailure[] = [];
  const fail: Fail = (property, reason) => void failures.push({ property, reason });
  const inputs: Properties = Object.fromEntries(
    Object.entries(news).filter(
      ([key, value]) =>
        value !== undefined && value !== null && !isEchoedPin(key, value, olds, news.identity),
    ),
  );
  checkNames(inputs, argumentTable.PartnerAdminLink, "a partner admin link", fail);

  inputs.partnerId = checkPartnerId(inputs.partnerId, "partnerId", fail);
  const name = inputs.expectedPartnerName;
  if (name !== undefined && !hasUnknown(name) && (typeof name !== "string" || !name.trim())) {
    fail(
      "expectedPartnerName",
      "must be a text that is not empty: give the partner's name as Azure shows it, or leave it out",
    );
  }
  checkChoices(inputs, argumentTable.PartnerAdminLink, fail);
  if (inputs.rebindFrom !== undefined) {
    inputs.rebindFrom = checkRebindFrom(inputs, fail);
  }
  if (inputs.identity !== undefined && inputs.identity !== unknownValue) {
    inputs.identity = checkIdentity(inputs.identity, fail);
  }
  if (failures.length === 0 && !hasUnknown(inputs.identity)) {
    checkCredential((inputs.identity ?? {}) as Identity, ambient, fail);
  }
  return { inputs: failures.length === 0 ? storedInputs(inputs) : news, failures };
}

/**
 * Whether a pin beside the identity is the one that `check` itself echoes: `ignoreChanges` and programs
 * that are generated from a state give back what was stored. It is derived anew from the identity.
 */
function isEchoedPin(key: string, value: unknown, olds: Properties, identity: unknown): boolean {
  if (key !== "tenantId" && key !== "objectId") {
    return false;
  }
  const pin = typeof identity === "object" && identity !== null && (identity as Properties)[key];
  return value === olds[key] || (typeof pin === "string" && pin.trim().toLowerCase() === value);
}

function checkPartnerId(value: unknown, property: string, fail: Fail): unknown {
  if (hasUnknown(value)) {
    return value;
  }
  const partnerId =
    // A number beyond this has been rounded: it may be another partner's.
    Number.isSafeInteger(value) || typeof value === "string" ? String(value).trim() : "";
  const problem = partnerIdProblem(partnerId);
  if (problem) {
    const { reason, remedy } = problem;
    const given =
      value === undefined || value === null
        ? "is missing"
        : typeof value === "number" && Number.isInteger(value) && value > 0
          ? "is a number too long to be kept exactly, so write it as a text"
          : typeof value === "object"
            ? `a list or an object ${reason}`
            : `"${printable(value)}" ${reason}`;
    fail(property, `${given}: ${remedy}`);
  }
  return partnerId;
}

/** `rebindFrom` narrows `"rebind"` and implies it; beside `"fail"` it would say two things. */
function checkRebindFrom({ rebindFrom, ifLinked }: Properties, fail: Fail): unknown {
  if (ifLinked === "fail") {
    fail("rebindFrom", 'is given beside ifLinked: "fail": leave one of the two out');
  }
  if (rebindFrom === unknownValue) {
    return rebindFrom;
  }
  if (!Array.isArray(rebindFrom)) {
    fail("rebindFrom", 'must be a list of partner ids, such as ["1234567"]');
    return rebindFrom;
  }
  return rebindFrom.map((partnerId, index) =>
    checkPartnerId(partnerId, `rebindFrom[${index}]`, fail),
  );
}
