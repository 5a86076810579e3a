/** A role that a principal holds at a scope. */
export interface RoleAssignment {
  id: string;
  name: string;
  scope: string;
  principalId: string;
  principalType: string;
  /** Full id. */
  roleDefinitionId: string;
  condition?: string;
  conditionVersion?: string;
  description?: string;
}
