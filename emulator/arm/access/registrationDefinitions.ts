import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { AccessSwitches } from "./switches";
import { readBody } from "./resourceBody";
import type { Records } from "./records";
import type { ArmRequest, ArmResource } from "../armRoute";
import type {
  DelegationProperties,
  RegistrationAssignment,
  RegistrationDefinition,
} from "./delegation";
import { refuseDelegation } from "./delegationRefusals";
import type { Hierarchy } from "./hierarchy";
import type { Operations } from "./operations";
import type { Permissions } from "./permissions";
import { refuseUnregistered } from "./resourceProviders";
import { sameId } from "./sameId";

export interface RegistrationDefinitionsOptions {
  hierarchy: Hierarchy;
  permissions: Permissions;
  definitions: Records<RegistrationDefinition>;
  assignments: Records<RegistrationAssignment>;
  operations: Operations;
  switches: AccessSwitches;
}

const action = (verb: string) => `Microsoft.ManagedServices/registrationDefinitions/${verb}`;

/** Microsoft.ManagedServices/registrationDefinitions. */
export function registrationDefinitions(options: RegistrationDefinitionsOptions): ArmResource {
  const { hierarchy, permissions, definitions, assignments, operations, switches } = options;

  function put(request: ArmRequest): Answer {
    const [, scope = "", name = ""] = request.match;
    const { properties, plan } = readBody<DelegationProperties>(request.body);
    const id = `${scope}/providers/Microsoft.ManagedServices/registrationDefinitions/${name}`;
    const refusal =
      refuseWriter(permissions, request, action("write"), scope) ??
      refuseUnregistered(hierarchy, scope, "Microsoft.ManagedServices") ??
      refuseDelegation(scope, name, properties, hierarchy.tenantOf(scope) ?? "");
    if (refusal) {
      return refusal;
    }
    const existed = definitions.get(id) !== undefined;
    const [, , subscriptionId = ""] = scope.split("/");
    const definition = { id, name, subscriptionId, properties, plan };
    definitions.set(id, { ...definition, provisioningState: "Accepted" }, request.index);
    const headers = operations.begin(scope, (provisioningState) =>
      definitions.set(id, { ...definition, provisioningState }, request.index),
    );
    return show(definitions.get(id), existed ? 200 : 201, headers);
  }

  function get(request: ArmRequest): Answer {
    const [, scope = ""] = request.match;
    return (
      permissions.refuse(request.caller, action("read"), scope) ??
      show(definitions.get(request.path))
    );
  }

  function remove(request: ArmRequest): Answer {
    const [, scope = ""] = request.match;
    const refusal = refuseWriter(permissions, request, action("delete"), scope);
    if (refusal) {
      return refusal;
    }
    const definition = definitions.get(request.path);
    if (!definition) {
      return { status: 204 };
    }
    if (switches.deleteAssignedDefinition === "conflict" && isAssigned(definition)) {
      return armErrorAnswer(
        409,
        "Conflict",
        `The registration definition '${definition.id}' has registration assignments and cannot be deleted.`,
      );
    }
    definitions.remove(request.path, request.index);
    return { status: 200 };
  }

  function isAssigned({ id }: RegistrationDefinition): boolean {
    return assignments.all().some((one) => sameId(one.registrationDefinitionId, id));
  }

  function show(
    definition: RegistrationDefinition | undefined,
    status = 200,
    headers: Record<string, string> = {},
  ): Answer {
    if (!definition) {
      return armErrorAnswer(404, "NotFound", "The registration definition could not be found.");
    }
    const { id, name, plan, properties, provisioningState } = definition;
    const manageeTenantId = hierarchy.tenantOf(id);
    return jsonAnswer(
      status,
      {
        id,
        type: "Microsoft.ManagedServices/registrationDefinitions",
        name,
        ...(plan && { plan }),
        properties: { ...properties, manageeTenantId, provisioningState },
      },
      headers,
    );
  }

  const verbs: Record<string, (request: ArmRequest) => Answer> = {
    GET: get,
    PUT: put,
    DELETE: remove,
  };
  return {
    kind: "registrationDefinition",
    path: /^(\/.+?)\/providers\/Microsoft\.ManagedServices\/registrationDefinitions\/([^/]+)$/i,
    apiVersions: ["2022-10-01"],
    handle: (request) =>
      verbs[request.method]?.(request) ??
      armErrorAnswer(405, "MethodNotAllowed", "The method is not allowed"),
  };
}

/** Whoever delegates or ends a delegation has to be able to write role assignments as well. */
function refuseWriter(
  permissions: Permissions,
  { caller }: ArmRequest,
  wanted: string,
  scope: string,
): Answer | undefined {
  return (
    permissions.refuse(caller, wanted, scope) ??
    permissions.refuse(caller, "Microsoft.Authorization/roleAssignments/write", scope)
  );
}
