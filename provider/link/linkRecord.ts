import { fields } from "../../azure/fields";
import { isGuid } from "../../azure/guid";
import { isPartnerId } from "../../azure/partner";
import { printable } from "../../azure/printable";
import type { Subject } from "../errors/subject";

/** A link as Azure tells it. */
export interface LinkRecord {
  partnerId: string;
  partnerName?: string | undefined;
  state?: string | undefined;
  version?: number | undefined;
  createdTime?: string | undefined;
  updatedTime?: string | undefined;
}

/** `7654321 (Contoso Ltd)` */
export function describePartner(record: Pick<LinkRecord, "partnerId" | "partnerName">): string {
  return record.partnerName ? `${record.partnerId} (${record.partnerName})` : record.partnerId;
}

/** What an answer's body says: a link, that there is none, or why it cannot be believed. */
export type ParsedRecord = { record: LinkRecord } | { none: true } | { unusable: string };

/**
 * Reads the body of a successful answer. Only the partner id is indispensable; whatever else is
 * missing or odd is left out, and an answer about another identity is not believed.
 */
export function parseRecord(body: unknown, subject: Subject): ParsedRecord {
  const properties = fields(fields(body).properties);
  const partnerId = text(properties.partnerId) ?? wholeNumber(properties.partnerId)?.toString();
  if (partnerId === undefined || !isPartnerId(partnerId) || partnerId.length > 50) {
    return { unusable: "the answer names no partner id" };
  }
  for (const [name, own] of [
    ["tenantId", subject.tenantId],
    ["objectId", subject.objectId],
  ] as const) {
    const other = text(properties[name]);
    if (other !== undefined && other.toLowerCase() !== own) {
      return {
        unusable: `the answer is about another identity (${name} ${isGuid(other) ? other : printable(other)})`,
      };
    }
  }
  const state = text(properties.state);
  if (state?.toLowerCase() === "deleted") {
    return { none: true };
  }
  const partnerName = text(properties.partnerName);
  return {
    record: {
      partnerId,
      partnerName: partnerName && printable(partnerName),
      state: state && printable(state),
      version: wholeNumber(properties.version),
      createdTime: time(properties.createdTime),
      updatedTime: time(properties.updatedTime),
    },
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Azure sends the version as a number; its oldest specification says text. */
function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

/** Azure's own digits are kept, seven fractional ones included, as long as they are a time. */
function time(value: unknown): string | undefined {
  const told = text(value);
  return told !== undefined && told.length < 40 && !Number.isNaN(Date.parse(told))
    ? printable(told)
    : undefined;
}
