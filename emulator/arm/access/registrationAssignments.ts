import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import { readBody } from "./resourceBody";
import type { Records } from "./records";
import type { ArmRequest, ArmResource } from "../armRoute";
import type { RegistrationAssignment, RegistrationDefinition } from "./delegation";
import { isGuid } from "./guid";
import type { Operations } from "./operations";
import type { Permissions } from "./permissions";
import { sameId } from "./sameId";

export interface RegistrationAssignmentsOptions {
  permissions: Permissions;
  definitions: Records<RegistrationDefinition>;
  assignments: Records<RegistrationAssignment>;
  operations: Operations;
}

const action = (verb: string) => `Microsoft.ManagedServices/registrationAssignments/${verb}`;

/** Microsoft.ManagedServices/registrationAssignments. */
export function registrationAssignments(options: RegistrationAssignmentsOptions): ArmResource {
  const { permissions, definitions, assignments, operations } = options;

  function put({ caller, match, body, index }: ArmRequest): Answer {
    const [, scope = "", name = ""] = match;
    const { registrationDefinitionId = "" } =
      readBody<Partial<RegistrationAssignment>>(body).properties;
    const id = `${scope}/providers/Microsoft.ManagedServices/registrationAssignments/${name}`;
    const refusal =
      permissions.refuse(caller, action("write"), scope) ??
      permissions.refuse(caller, "Microsoft.Authorization/roleAssignments/write", scope) ??
      refuseAssignment({ id, name, scope, registrationDefinitionId });
    if (refusal) {
      return refusal;
    }
    const existed = assignments.get(id) !== undefined;
    const assignment = { id, name, scope, registrationDefinitionId };
    assignments.set(id, { ...assignment, provisioningState: "Accepted" }, index);
    const headers = operations.begin(scope, (provisioningState) =>
      assignments.set(id, { ...assignment, provisioningState }, index),
    );
    return show(assignments.get(id), existed ? 200 : 201, headers);
  }

  function refuseAssignment(
    wanted: Omit<RegistrationAssignment, "provisioningState">,
  ): Answer | undefined {
    const { id, name, scope, registrationDefinitionId } = wanted;
    if (!isGuid(name)) {
      return invalid(`The name '${name}' should be a GUID.`);
    }
    if (!/^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?$/i.test(scope)) {
      return invalid(`The scope '${scope}' is no subscription and no resource group.`);
    }
    const definition = definitions.get(registrationDefinitionId);
    if (!definition) {
      return armErrorAnswer(
        404,
        "NotFound",
        `The registration definition '${registrationDefinitionId}' could not be found.`,
      );
    }
    const other = assignments
      .all()
      .find(
        (one) => sameId(one.scope, scope) && !sameId(one.id, id) && isSameOffer(one, definition),
      );
    return (
      other &&
      armErrorAnswer(
        409,
        "Conflict",
        `Another registration assignment present at this scope '${scope}' for registration definition '${other.registrationDefinitionId}'. Multiple registration assignments are not allowed.`,
      )
    );
  }

  /** The same definition, or another one under the same name. */
  function isSameOffer(other: RegistrationAssignment, definition: RegistrationDefinition): boolean {
    const offer = definitions.get(other.registrationDefinitionId);
    const offerName = offer?.properties.registrationDefinitionName;
    return (
      sameId(other.registrationDefinitionId, definition.id) ||
      (offerName !== undefined && offerName === definition.properties.registrationDefinitionName)
    );
  }

  function remove({ caller, match, path, index }: ArmRequest): Answer {
    const [, scope = ""] = match;
    const refusal = permissions.refuse(caller, action("delete"), scope);
    if (refusal) {
      return refusal;
    }
    return assignments.get(path)
      ? {
          status: 202,
          headers: operations.begin(scope, (state) => {
            if (state === "Succeeded") {
              assignments.remove(path, index);
            }
          }),
        }
      : { status: 204 };
  }

  const verbs: Record<string, (request: ArmRequest) => Answer> = {
    GET: ({ caller, match, path }) =>
      permissions.refuse(caller, action("read"), match[1] ?? "") ?? show(assignments.get(path)),
    PUT: put,
    DELETE: remove,
  };
  return {
    kind: "registrationAssignment",
    path: /^(\/.+?)\/providers\/Microsoft\.ManagedServices\/registrationAssignments\/([^/]+)$/i,
    apiVersions: ["2022-10-01"],
    handle: (request) =>
      verbs[request.method]?.(request) ??
      armErrorAnswer(405, "MethodNotAllowed", "The method is not allowed"),
  };
}

function show(
  assignment: RegistrationAssignment | undefined,
  status = 200,
  headers: Record<string, string> = {},
): Answer {
  if (!assignment) {
    return armErrorAnswer(404, "NotFound", "The registration assignment could not be found.");
  }
  const { id, name, registrationDefinitionId, provisioningState } = assignment;
  return jsonAnswer(
    status,
    {
      id,
      type: "Microsoft.ManagedServices/registrationAssignments",
      name,
      properties: { registrationDefinitionId, provisioningState },
    },
    headers,
  );
}

function invalid(message: string): Answer {
  return armErrorAnswer(400, "InvalidRegistrationAssignmentCreateRequest", message);
}
