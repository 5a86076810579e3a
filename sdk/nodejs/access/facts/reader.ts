import { isGuid, isPlaceholder } from "../../../../azure/guid";
import { partnerIdProblem } from "../../../../azure/partner";
import type { NotYetKnown } from "./known";
import { notYetKnown } from "./known";
import type { Role } from "../../../../azure/roles";
import { parseRole } from "../../../../azure/roles";
import type { Scope } from "../../../../azure/scope";
import { parseScope } from "../../../../azure/scope";
import { unknownRole } from "./unknownRole";

/** An argument that could not be read. */
export interface Problem {
  /** Id of the rule that reports it. */
  id: "A1" | "A2" | "A5" | "A6";
  /** The argument. */
  property: string;
  /** What is wrong with it, as a sentence. */
  message: string;
}

/** A value to read: it may be missing, or not known yet. */
export type Unread<T> = T | NotYetKnown | null | undefined;

/**
 * Reads arguments into facts. Their types are right already (see `args`); what they cannot
 * mean becomes a problem.
 */
export interface Reader {
  /** What could not be read so far. */
  problems: Problem[];
  /** A GUID, lower case. */
  guid(property: string, value: Unread<string>): string | undefined;
  /** A partner id: digits. */
  partnerId(property: string, value: Unread<string>): string | undefined;
  /** Partner ids, at least one. */
  partnerIds(property: string, value: Unread<Unread<string>[]>): string[] | undefined;
  /** A role by name, GUID or id. */
  role(property: string, value: Unread<string>): Role | undefined;
  /** A scope by id. */
  scope(property: string, value: Unread<string>): Scope | undefined;
  /** Scopes by key, at least one; `undefined` as soon as one of them is not known. */
  scopes(property: string, value: Unread<Record<string, Unread<string>>>): Scope[] | undefined;
  /** A list with at least one item. */
  list<T>(property: string, value: Unread<T[]>): T[] | undefined;
  /** A list that may be empty or missing. */
  optionalList<T>(value: Unread<T[]>): T[] | undefined;
}

/** What is said of an id that Microsoft's own files and ours carry where a real one is to go. */
export const placeholder = "is all zeros: a placeholder, never a real id.";

export function createReader(): Reader {
  const problems: Problem[] = [];

  function problem(id: Problem["id"], property: string, message: string): undefined {
    problems.push({ id, property, message: `${property} ${message}` });
  }

  function text(property: string, value: Unread<string>): string | undefined {
    if (value == null) {
      return problem("A2", property, "is missing.");
    }
    return value === notYetKnown ? undefined : value;
  }

  function guid(property: string, value: Unread<string>): string | undefined {
    const given = text(property, value);
    if (isPlaceholder(given)) {
      return problem("A2", property, placeholder);
    }
    if (given === undefined || isGuid(given)) {
      return given?.toLowerCase();
    }
    return problem("A2", property, `is "${given}", which is no GUID.`);
  }

  function partnerId(property: string, value: Unread<string>): string | undefined {
    const given = text(property, value)?.trim();
    const wrong = given === undefined ? undefined : partnerIdProblem(given);
    return wrong ? problem("A2", property, `is "${given}", which ${wrong.reason}.`) : given;
  }

  function partnerIds(property: string, value: Unread<Unread<string>[]>): string[] | undefined {
    const ids = list(property, value)?.map((id, index) => partnerId(`${property}[${index}]`, id));
    return ids?.every((id) => id !== undefined) ? ids : undefined;
  }

  function role(property: string, value: Unread<string>): Role | undefined {
    const given = text(property, value);
    const parsed = given === undefined ? undefined : parseRole(given);
    if (given !== undefined && !parsed) {
      return problem("A5", property, `cannot be read. ${unknownRole(given)}`);
    }
    if (isPlaceholder(parsed?.id)) {
      return problem("A5", property, placeholder);
    }
    return parsed;
  }

  function scope(property: string, value: Unread<string>): Scope | undefined {
    const given = text(property, value);
    const parsed = given === undefined ? undefined : parseScope(given);
    if (given !== undefined && !parsed) {
      const kinds = "a management group, subscription, resource group or resource";
      return problem("A2", property, `is "${given}", which is not the id of ${kinds}.`);
    }
    if (isPlaceholder(parsed?.subscriptionId)) {
      return problem("A2", property, placeholder);
    }
    return parsed;
  }

  function scopes(
    property: string,
    value: Unread<Record<string, Unread<string>>>,
  ): Scope[] | undefined {
    const entries = value === notYetKnown ? notYetKnown : Object.entries(value ?? {});
    const read = list(property, entries)?.map(([key, one]) => scope(`${property}["${key}"]`, one));
    return read?.every((one) => one !== undefined) ? read : undefined;
  }

  function optionalList<T>(value: Unread<T[]>): T[] | undefined {
    return value === notYetKnown ? undefined : (value ?? []);
  }

  function list<T>(property: string, value: Unread<T[]>): T[] | undefined {
    const items = optionalList(value);
    return items?.length === 0 ? problem("A1", property, "is empty.") : items;
  }

  return { problems, guid, partnerId, partnerIds, role, scope, scopes, list, optionalList };
}
