/** What Azure told of one principal at one scope. */
export interface HeldRolesReading {
  /** Object id of the principal, lower case. */
  principalId: string;
  /** Resource id of the scope that was asked about. */
  scope: string;
  /** The roles given there or above; absent where they could not be read. */
  roles?: HeldRole[];
  /** Why they could not be read: what Azure answered. */
  unreadable?: string;
}

/** A role as Azure tells it. */
export interface HeldRole {
  /** GUID of the role definition, lower case. */
  roleId: string;
  /** Resource id of the scope that the role was given at. */
  scope: string;
}
