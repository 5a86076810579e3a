import { readFileSync } from "fs";
import { join } from "path";
import * as pulumi from "@pulumi/pulumi";
import type { Billing, RoleName } from "pulumi-azure-partner/access";
import { load } from "js-yaml";

/** One entry of customers.yaml. */
export interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  roles: RoleName[];
  billing?: Billing;
  /** Rules that are switched off for this customer: the reason, by the rule's id. */
  skipRules?: Record<string, string>;
}

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
    throw new pulumi.RunError(
      `customers.yaml has no customer "${stack}". It has: ${known}. The link is made by the stack "partner-link".`,
    );
  }
  const { name, tenantId, subscriptionId, roles, billing, skipRules } = Object(
    customers.get(stack),
  ) as Record<keyof Customer, unknown>;
  for (const [key, value] of Object.entries({ name, tenantId, subscriptionId })) {
    if (typeof value !== "string") {
      throw new pulumi.RunError(`Customer "${stack}" in customers.yaml needs a ${key}, a text.`);
    }
  }
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === "string")) {
    throw new pulumi.RunError(
      `Customer "${stack}" in customers.yaml needs roles, a list of names without empty lines.`,
    );
  }
  // What is said of billing and rules is checked where it is used.
  const more = { billing: billing ?? undefined, skipRules: skipRules ?? undefined };
  return { name, tenantId, subscriptionId, roles, ...more } as Customer;
}
