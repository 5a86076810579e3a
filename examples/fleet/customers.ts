import { readFile } from "node:fs/promises";
import { readAccess } from "./access";
import type { DelegatedAccess, DirectAccess } from "./access";
import { readGuid, refuseOthers } from "./data";

/**
 * One line of the data file: the identity that is linked, and the access that it is given. Without
 * access only the link is made, in `tenantId`.
 */
export interface Customer {
  /** Also the name of the customer's stack. */
  name: string;
  tenantId: string;
  /**
   * Object id of your service principal in this tenant, or with `lighthouse` in your own; nobody else
   * is linked.
   */
  objectId: string;
  /** Role assignments in the customer's tenant, beside the link that is made there. */
  direct?: DirectAccess;
  /** A delegation to your own tenant, whose link counts for it. */
  lighthouse?: DelegatedAccess;
}

/** Reads the data file, and fails when something in it cannot be meant. */
export async function readCustomers(file: string): Promise<Customer[]> {
  const text = await readFile(file, "utf8").catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${code}).`);
  });
  const entries = parsed(file, text);
  if (!Array.isArray(entries)) {
    throw new Error(`${file} is not a list of customers.`);
  }
  const customers = entries.map((entry: unknown, index) => readCustomer(entry, index + 1));
  const names = customers.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`${file} has two customers named "${twice}"; the name is the stack's.`);
  }
  return customers;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}.`);
  }
}

function readCustomer(entry: unknown, position: number): Customer {
  const { name, tenantId, objectId, direct, lighthouse, ...others } = (entry ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof name !== "string" || !/^[A-Za-z0-9_][\w.-]{0,99}$/.test(name)) {
    throw new Error(
      `Customer ${position} needs a name of letters, digits, ".", "-" and "_": it is the stack's.`,
    );
  }
  const who = `Customer "${name}"`;
  refuseOthers(who, others, ["name", "tenantId", "objectId", "direct", "lighthouse"]);
  const where = lighthouse ? "your own tenant" : "its tenant";
  return {
    name,
    tenantId: readGuid(who, "tenantId", tenantId),
    objectId: readGuid(who, "objectId", objectId, `, that of your service principal in ${where}`),
    ...readAccess(who, direct, lighthouse),
  };
}
