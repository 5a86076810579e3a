import * as pulumi from "@pulumi/pulumi";
import { adminAgentsHolders, withAdminAgents } from "../facts/adminAgents";
import { HeldRoles } from "../reading/heldRoles";
import type { Judgement } from "../verdict/judge";
import type { JudgedAccess } from "../verdict/judgedAccess";
import { judgedWith } from "../verdict/judgedAccess";
import type { OnboardedCustomer } from "../args/customerArgs";
import type { RolesReader } from "./rolesReader";
import type { Scopes } from "../args/scopeArgs";

/** How the roles of the AdminAgents group are read beside access that this program gives. */
export interface AdminAgentsReadingOptions {
  /** The access as it was declared. */
  judgement: Judgement;
  /** Who reads; nothing is read where nobody does. */
  reader: RolesReader | undefined;
  /** Where the access is, beside the customer's subscription. */
  scopes?: Scopes | undefined;
  /** What may let the reader read, and so comes before it. */
  after: (pulumi.Resource | undefined)[];
}

/** Reads the AdminAgents group's roles, where the program names the group and somebody is there to read. */
export function readAdminAgents(
  parent: pulumi.ComponentResource,
  name: string,
  customer: OnboardedCustomer,
  { judgement, reader, scopes = {}, after }: AdminAgentsReadingOptions,
): JudgedAccess {
  if (!reader || customer.billing?.adminAgentsGroupId === undefined) {
    return { facts: judgement.facts, checked: judgement.checked };
  }
  const dependsOn = after.filter((one) => one !== undefined);
  const heldRoles = new HeldRoles(
    `${name}-on-behalf-of`,
    { ...reader, holders: adminAgentsHolders(customer, Object.values(scopes)) },
    pulumi.mergeOptions(judgement.childOptions, { parent, dependsOn }),
  );
  return judgedWith(judgement, heldRoles, withAdminAgents);
}
