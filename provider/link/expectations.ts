import { isPartnerId } from "../../azure/partner";
import { printable } from "../../azure/printable";
import { LinkError, sentences } from "../errors/linkError";
import { hasUnknown } from "../properties";
import type { Properties } from "../properties";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import { isExpected } from "./nameGuard";

/**
 * Compares a link that is only read with what the program expects of it. `check` never sees what is
 * only read, so odd values are told here.
 *
 * @param who the linked identity, in words
 */
export function guardExpectations(
  record: LinkRecord,
  { expectedPartnerIds, expectedPartnerName }: Properties,
  who: string,
): void {
  const ids = readIds(expectedPartnerIds);
  if (ids !== undefined && !ids.includes(record.partnerId)) {
    throw unexpected(record, who, `expectedPartnerIds names ${ids.join(", ")}`);
  }
  const name = readName(expectedPartnerName);
  if (name !== undefined && !isExpected(record, name)) {
    const told =
      record.partnerName === undefined ? ", and Azure did not tell that partner's name" : "";
    throw unexpected(record, who, `expectedPartnerName is "${printable(name)}"${told}`);
  }
}

/** Whether the program says which partner it expects. */
export function expectsPartner({ expectedPartnerIds, expectedPartnerName }: Properties): boolean {
  return readIds(expectedPartnerIds) !== undefined || readName(expectedPartnerName) !== undefined;
}

function unexpected(record: LinkRecord, who: string, expectation: string): LinkError {
  return new LinkError(
    sentences(
      `The link of ${who} is to partner ${describePartner(record)}${record.updatedTime ? ` since ${record.updatedTime}` : ""}, but ${expectation}.`,
      "Nothing was changed. Find out who linked it, or correct the expectation.",
    ),
  );
}

function readIds(value: unknown): string[] | undefined {
  if (value === undefined || value === null || hasUnknown(value)) {
    return undefined;
  }
  const ids = Array.isArray(value) ? value.map((id: unknown) => String(id).trim()) : [];
  if (ids.length === 0 || !ids.every(isPartnerId)) {
    throw new LinkError(
      'expectedPartnerIds must be a list of partner ids, each made of digits, such as ["1234567"].',
    );
  }
  return ids;
}

function readName(value: unknown): string | undefined {
  if (value === undefined || value === null || hasUnknown(value)) {
    return undefined;
  }
  if (typeof value !== "string" || value.trim() === "") {
    throw new LinkError("expectedPartnerName must be a text that is not empty.");
  }
  return value;
}
