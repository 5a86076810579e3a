import { readFile } from "node:fs/promises";

/** One customer: your service principal in this tenant is linked. */
export interface Customer {
  /** Also the name of the customer's stack. */
  name: string;
  tenantId: string;
  /** Object id of your service principal in this tenant; nobody else is linked. */
  objectId: string;
}

/** Reads the data file, and fails when something in it cannot be meant. */
export async function readCustomers(file: string): Promise<Customer[]> {
  const entries: unknown = JSON.parse(await readFile(file, "utf8"));
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

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readCustomer(entry: unknown, position: number): Customer {
  const { name, tenantId, objectId } = (entry ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || !/^[A-Za-z0-9_][\w.-]{0,99}$/.test(name)) {
    throw new Error(
      `Customer ${position} needs a name of letters, digits, ".", "-" and "_": it is the stack's.`,
    );
  }
  if (typeof tenantId !== "string" || !guid.test(tenantId)) {
    throw new Error(`Customer "${name}" needs a tenantId, a GUID.`);
  }
  if (typeof objectId !== "string" || !guid.test(objectId)) {
    throw new Error(
      `Customer "${name}" needs an objectId, a GUID: that of your service principal in its tenant.`,
    );
  }
  return { name, tenantId, objectId };
}
