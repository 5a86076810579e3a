import { readFileSync } from "fs";
import { join } from "path";
import * as pulumi from "@pulumi/pulumi";
import type { BillingArgs, RoleName } from "pulumi-azure-partner/access";
import { load } from "js-yaml";

/** One entry of customers.yaml. */
export interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  roles: RoleName[];
  billing?: BillingArgs;
}

const file = join(__dirname, "customers.yaml");

/** Reads the customer whose stack has this name. */
export function readCustomer(stack: string): Customer {
  const customers = (load(readFileSync(file, "utf8")) || {}) as Record<string, Customer>;
  const customer = customers[stack];
  if (!customer) {
    const known = Object.keys(customers).join(", ") || "none";
    throw new pulumi.RunError(
      `customers.yaml has no customer "${stack}". It has: ${known}. The link is made by the stack "partner-link".`,
    );
  }
  return customer;
}
