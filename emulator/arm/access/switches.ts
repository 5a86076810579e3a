/**
 * What no public source shows about access in Azure, or what takes its own time there. The defaults
 * are the likelier positions, not facts.
 */
export interface AccessSwitches {
  /** How often the state of a long-running operation is "InProgress" before it has ended. */
  operationPolls: number;
  /** How a long-running write ends that was accepted. */
  operationFailure?: { code: string; message: string };
  /** DELETE of a registration definition that still has assignments. */
  deleteAssignedDefinition: "conflict" | "ok";
  /** Whether the refusal of a role assignment that exists tells its id; older recordings do not. */
  existingIdInRefusal: boolean;
  /** How many role assignments a page of the list holds; how many Azure puts on one is not known. */
  roleAssignmentsPerPage: number;
}

export function defaultAccessSwitches(): AccessSwitches {
  return {
    operationPolls: 0,
    deleteAssignedDefinition: "conflict",
    existingIdInRefusal: true,
    roleAssignmentsPerPage: 100,
  };
}
