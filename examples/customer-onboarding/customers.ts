import { readFileSync } from "fs";
import { join } from "path";
import type { Billing, RoleName } from "pulumi-azure-partner/access";
import { load } from "js-yaml";
import { refusal } from "./refusal";

/** One entry of customers.yaml. */
export interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  roles: RoleName[];
  /** Security group in your own tenant of the people who look after this customer. */
  operatorsGroupId: string;
  billing?: Billing;
  /** Rules that are switched off for this customer: the reason, by the rule's id. */
  skipRules?: Record<string, string>;
}

const zeros = /^[0-]+$/;

const file = join(__dirname, "customers.yaml");

/** Reads the customer whose stack has this name. */
export function readCustomer(stack: string): Customer {
  return customerOf(load(readFileSync(file, "utf8")), stack);
}

/** The customer whose stack has this name, from what the file holds. */
export function customerOf(content: unknown, stack: string): Customer {
  const customers = new Map(Object.entries(Object(content) as object));
  if (!customers.has(stack)) {
    const known = [...customers.keys()].join(", ") || "none";
    throw refusal(
      `customers.yaml has no customer "${stack}". It has: ${known}. The link is made by the stack "partner-link".`,
    );
  }
  const customer = Object(customers.get(stack)) as Record<keyof Customer, unknown>;
  const refuse = (what: string) => refusal(`Customer "${stack}" in customers.yaml ${what}`);
  for (const key of ["name", "tenantId", "subscriptionId", "operatorsGroupId"] as const) {
    const value = customer[key];
    if (typeof value !== "string" || value === "") {
      throw refuse(`needs a text for ${key}.`);
    }
    if (zeros.test(value)) {
      throw refuse(`still has the zeros of the template as its ${key}: put the real id there.`);
    }
  }
  const { name, tenantId, subscriptionId, roles, operatorsGroupId } = customer;
  const named = (role: unknown) => typeof role === "string" && role !== "";
  if (!Array.isArray(roles) || roles.length === 0 || !roles.every(named)) {
    throw refuse(
      'needs roles, a list of their names in Azure without empty lines, such as "- Support Request Contributor".',
    );
  }
  // What is said of billing and rules is checked where it is used.
  return {
    ...{ name, tenantId, subscriptionId, roles, operatorsGroupId },
    billing: customer.billing ?? undefined,
    skipRules: customer.skipRules ?? undefined,
  } as Customer;
}
