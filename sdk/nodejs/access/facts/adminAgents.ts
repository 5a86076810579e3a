import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "./accessFacts";
import type { AdminAgentsReading } from "./customerFacts";
import { sameId } from "../../../../azure/guid";
import type { HeldRole, HeldRolesReading } from "../../../../azure/heldRoles";
import type { Holder } from "../reading/heldRoles";
import type { OnboardedCustomer } from "../args/customerArgs";
import type { ToldRoles } from "./roleReading";
import { perhapsInside } from "./roleReading";
import { parseRole } from "../../../../azure/roles";
import type { Role } from "../../../../azure/roles";
import { isHeldAt, parseScope } from "../../../../azure/scope";

/**
 * Asks about the AdminAgents group at the customer's subscription and at the scopes of the access;
 * about nobody where the program does not name it.
 */
export function adminAgentsHolders(
  { subscriptionId, billing }: OnboardedCustomer,
  scopes: Input<Input<string>[]>,
): pulumi.Output<pulumi.Unwrap<Holder>[]> {
  const group = billing?.adminAgentsGroupId;
  return group === undefined
    ? pulumi.output([])
    : pulumi.all([group, subscriptionId, scopes]).apply(([principalId, subscription, more]) => {
        const ids = [subscription, ...more].map((id) => parseScope(id)?.id ?? id);
        return [...new Set(ids)].map((scope) => ({ principalId, scope }));
      });
}

/** The facts with what Azure told of the AdminAgents group, where it was asked. */
export function withAdminAgents(facts: AccessFacts, { readings, askedAs }: ToldRoles): AccessFacts {
  const { customer } = facts;
  const { billing } = customer;
  const ofGroup = readings?.filter(({ principalId }) =>
    sameId(principalId, billing?.adminAgentsGroupId),
  );
  if (!billing || !ofGroup?.length) {
    return facts;
  }
  const adminAgentsRoles = ofGroup.map((reading) => readingAt(reading, askedAs));
  return { ...facts, customer: { ...customer, billing: { ...billing, adminAgentsRoles } } };
}

function readingAt(
  { scope, roles: held, unreadable }: HeldRolesReading,
  askedAs: string,
): AdminAgentsReading {
  if (!held) {
    return { scope, askedAs, reason: unreadable ?? "Azure told nothing" };
  }
  const surely = (role: HeldRole) => isHeldAt(scope, role.scope) === "yes";
  const roles = held.filter(surely).flatMap(roleOf);
  const elsewhere = held.find((role) => !surely(role) && roleOf(role).some(isListed));
  // A listed role that may be held here leaves open that there is none.
  return elsewhere && !roles.some(isListed)
    ? { scope, askedAs, reason: perhapsInside(elsewhere) }
    : { scope, askedAs, roles };
}

function roleOf({ roleId }: HeldRole): Role[] {
  const role = parseRole(roleId);
  return role ? [role] : [];
}

function isListed({ pec }: Role): boolean {
  return pec === "yes";
}
