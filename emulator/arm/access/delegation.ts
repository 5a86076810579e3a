export interface Authorization {
  principalId: string;
  roleDefinitionId: string;
  principalIdDisplayName?: string;
  delegatedRoleDefinitionIds?: string[];
}

export interface EligibleAuthorization {
  principalId: string;
  roleDefinitionId: string;
  principalIdDisplayName?: string;
  justInTimeAccessPolicy?: Record<string, unknown>;
}

export interface DelegationProperties {
  managedByTenantId: string;
  authorizations: Authorization[];
  eligibleAuthorizations?: EligibleAuthorization[];
  registrationDefinitionName?: string;
  description?: string;
}

/** An offer of a managing tenant, as it stands in a customer's subscription. */
export interface RegistrationDefinition {
  id: string;
  name: string;
  subscriptionId: string;
  properties: DelegationProperties;
  plan?: Record<string, unknown> | undefined;
  provisioningState: string;
}

/** A definition in force at a subscription or a resource group. */
export interface RegistrationAssignment {
  id: string;
  name: string;
  scope: string;
  registrationDefinitionId: string;
  provisioningState: string;
}
