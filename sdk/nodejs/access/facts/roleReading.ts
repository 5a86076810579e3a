import type * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "./accessFacts";
import type { Grant, RoleReading } from "./grant";
import { sameId } from "../../../../azure/guid";
import type { HeldRole, HeldRolesReading } from "../../../../azure/heldRoles";
import type { Holder } from "../reading/heldRoles";
import { isHeldAt } from "../../../../azure/scope";

/** What Azure told, and as whom it was asked. */
export interface ToldRoles {
  readings: HeldRolesReading[] | undefined;
  askedAs: string;
}

/** Whom to ask Azure about, and where. What is no role assignment is left out. */
export function holdersOf(grants: Grant[] = []): pulumi.Unwrap<Holder>[] {
  return grants
    .filter(isRoleAssignment)
    .flatMap(({ principalId, scopes = [] }) =>
      principalId === undefined ? [] : scopes.map(({ id }) => ({ principalId, scope: id })),
    );
}

/** The facts with what Azure told of each declared role. */
export function withReadings(facts: AccessFacts, told: ToldRoles): AccessFacts {
  return {
    ...facts,
    grants: facts.grants?.map((grant) => ({ ...grant, reading: readingOf(grant, told) })),
  };
}

function readingOf(grant: Grant, told: ToldRoles): RoleReading | undefined {
  const { principalId, role, scopes } = grant;
  const { askedAs } = told;
  const scope = scopes?.[0];
  const reading = told.readings?.find(
    (one) => sameId(one.principalId, principalId) && sameId(one.scope, scope?.id),
  );
  if (!reading || !scope || !role || !isRoleAssignment(grant)) {
    return undefined;
  }
  if (!reading.roles) {
    return { state: "unreadable", askedAs, reason: reading.unreadable ?? "Azure told nothing" };
  }
  const found = reading.roles.filter(({ roleId }) => sameId(roleId, role.id));
  const [first] = found;
  if (!first) {
    return { state: "notFound", askedAs };
  }
  if (found.some((held) => isHeldAt(scope.id, held.scope) === "yes")) {
    return { state: "read", askedAs };
  }
  return { state: "unreadable", askedAs, reason: perhapsInside(first) };
}

/** Whether Azure would show the grant as a role assignment of the customer's tenant. */
function isRoleAssignment({ duration, grantedBy }: Grant): boolean {
  return duration !== "eligible" && grantedBy !== "lighthouse";
}

/** Why a role that Azure told of is not known to be held. */
export function perhapsInside({ scope }: HeldRole): string {
  return `the role is held at ${scope}, which may be above or inside`;
}
