import type { Input } from "@pulumi/pulumi";
import type {
  RegistrationAssignment,
  RegistrationDefinition,
} from "@pulumi/azure-native/managedservices";
import type { Authorization, EligibleAuthorization } from "../args/delegationArgs";
import { mapInput, mapInputs } from "../args/inputs";
import type { DeclaredDelegation } from "../facts/delegationFacts";
import { defaultActivation, defaultMultiFactor } from "../facts/delegationGrants";
import type { NamedRole } from "../facts/namedRole";
import { namedRole } from "../facts/namedRole";
import { newOneFirst } from "../verdict/judge";
import type { Judgement } from "../verdict/judge";
import { managedservices } from "./azureNative";
import type { DelegationPlace } from "./delegationPlaces";
import { roleId } from "../../../../azure/roles";

/** Who holds which role, of which the role has been read. */
type WithRole<Item> = Omit<Item, "role"> & { role: Input<NamedRole> };

/** What a delegation's authorizations are, with their roles read once. */
export interface DelegatedRoles {
  permanent: Input<Input<WithRole<Authorization>>[]>;
  eligible?: Input<Input<WithRole<EligibleAuthorization>>[]> | undefined;
}

/** Reads the roles of a delegation. */
export function delegatedRoles({
  authorizations,
  eligibleAuthorizations: eligible,
}: DeclaredDelegation): DelegatedRoles {
  return {
    permanent: mapInputs(authorizations, withRole),
    eligible: eligible && mapInputs(eligible, withRole),
  };
}

function withRole<Item extends { role: Input<string> }>(item: Item): WithRole<Item> {
  return { ...item, role: mapInput(item.role, namedRole) };
}

/** Makes the registration definition. */
export function createDefinition(
  name: string,
  args: DeclaredDelegation,
  { permanent, eligible }: DelegatedRoles,
  place: DelegationPlace,
  { childOptions }: Judgement,
): RegistrationDefinition {
  return new managedservices.RegistrationDefinition(
    name,
    {
      scope: place.scope,
      registrationDefinitionId: place.name,
      plan: args.plan,
      properties: {
        managedByTenantId: args.managedByTenantId,
        registrationDefinitionName: args.registrationDefinitionName,
        description: args.description,
        authorizations: mapInputs(permanent, authorization),
        eligibleAuthorizations: eligible && mapInputs(eligible, eligibleAuthorization),
      },
    },
    place.given ? childOptions : newOneFirst(childOptions),
  );
}

/** Makes the registration assignments, by the key of their scope. */
export function createDelegationAssignments(
  name: string,
  places: Record<string, DelegationPlace>,
  definition: RegistrationDefinition,
  { childOptions }: Judgement,
): Record<string, RegistrationAssignment> {
  const assignments = Object.entries(places).map(([key, place]) => {
    const assignment = new managedservices.RegistrationAssignment(
      `${name}-${key}`,
      {
        scope: place.scope,
        registrationAssignmentId: place.name,
        properties: { registrationDefinitionId: definition.id },
      },
      place.given ? childOptions : newOneFirst(childOptions),
    );
    return [key, assignment];
  });
  return Object.fromEntries(assignments);
}

function authorization(item: WithRole<Authorization>) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalIdDisplayName,
    roleDefinitionId: mapInput(item.role, ({ id }) => id),
    delegatedRoleDefinitionIds: item.delegatedRoles && mapInputs(item.delegatedRoles, roleId),
  };
}

function eligibleAuthorization(item: WithRole<EligibleAuthorization>) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalIdDisplayName,
    roleDefinitionId: mapInput(item.role, ({ id }) => id),
    justInTimeAccessPolicy: {
      maximumActivationDuration: item.maximumActivationDuration ?? defaultActivation,
      multiFactorAuthProvider: item.multiFactorAuthProvider ?? defaultMultiFactor,
      managedByTenantApprovers:
        item.approvers &&
        mapInputs(item.approvers, ({ principalId, principalIdDisplayName }) => ({
          principalId,
          principalIdDisplayName,
        })),
    },
  };
}
