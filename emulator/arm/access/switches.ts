/**
 * What no public source shows about access in Azure, or what takes its own time there. The defaults
 * are the likelier positions, not facts.
 */
export interface AccessSwitches {
  /** How often a long-running operation is "InProgress" before it has ended. @default 0 */
  operationPolls: number;
  /** How a long-running write ends that was accepted. @default it succeeds */
  operationFailure?: { code: string; message: string } | undefined;
  /** DELETE of a registration definition that still has assignments. @default "conflict" */
  deleteAssignedDefinition: "conflict" | "ok";
  /**
   * Whether the refusal of a role assignment that exists tells its id; older recordings do not.
   * @default true
   */
  existingIdInRefusal: boolean;
  /**
   * How many role assignments a page of the list holds; how many Azure puts on one is not known.
   * @default 100
   */
  roleAssignmentsPerPage: number;
}

export function defaultAccessSwitches(): AccessSwitches {
  return {
    operationPolls: 0,
    operationFailure: undefined,
    deleteAssignedDefinition: "conflict",
    existingIdInRefusal: true,
    roleAssignmentsPerPage: 100,
  };
}
