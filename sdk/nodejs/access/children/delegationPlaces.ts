import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type { DeclaredDelegation } from "../facts/delegationFacts";
import { assignmentName, definitionName } from "./names";
import { parseScope } from "../../../../azure/scope";

/** Where a part of a delegation stands, and under which name. */
export interface DelegationPlace {
  scope: pulumi.Output<string>;
  name: Input<string>;
  /** Whether the program gives the name; else it derives from what identifies the part. */
  given: boolean;
}

/** Where the registration definition stands. */
export function definitionPlace(
  component: string,
  { subscriptionId, managedByTenantId, registrationDefinitionId: given }: DeclaredDelegation,
): DelegationPlace {
  const scope = scopeId(subscriptionId);
  const derived = pulumi
    .all([managedByTenantId, scope])
    .apply(([tenantId, id]) => definitionName(tenantId, id, component));
  return { scope, name: given ?? derived, given: given !== undefined };
}

/** Where the registration assignments stand, by the key of their scope. */
export function assignmentPlaces(
  component: string,
  args: DeclaredDelegation,
): Record<string, DelegationPlace> {
  const scopes = args.scopes ?? { subscription: args.subscriptionId };
  const places = Object.entries(scopes).map(([key, scope]) => {
    const id = scopeId(scope);
    const name = args.registrationAssignmentIds?.[key];
    const derived = pulumi
      .all([args.managedByTenantId, id])
      .apply(([tenantId, place]) => assignmentName(tenantId, place, component));
    return [key, { scope: id, name: name ?? derived, given: name !== undefined }];
  });
  return Object.fromEntries(places);
}

function scopeId(scope: Input<string>): pulumi.Output<string> {
  return pulumi.output(scope).apply((text) => parseScope(text)?.id ?? text);
}
