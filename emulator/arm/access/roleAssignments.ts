import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import { readBody } from "./resourceBody";
import type { AccessSwitches } from "./switches";
import type { Records } from "./records";
import type { ArmRequest, ArmResource } from "../armRoute";
import { isGuid } from "./guid";
import type { Hierarchy } from "./hierarchy";
import type { Permissions } from "./permissions";
import type { Principals } from "./principals";
import { refusePrincipal } from "./principalRefusals";
import type { RoleAssignment } from "./roleAssignment";
import { bareRoleId } from "./roleDefinitions";
import { sameId } from "./sameId";

export interface RoleAssignmentsOptions {
  hierarchy: Hierarchy;
  permissions: Permissions;
  principals: Principals;
  roleAssignments: Records<RoleAssignment>;
  switches: AccessSwitches;
}

const action = (verb: string) => `Microsoft.Authorization/roleAssignments/${verb}`;

/** Microsoft.Authorization/roleAssignments. */
export function roleAssignmentResource(options: RoleAssignmentsOptions): ArmResource {
  const { hierarchy, permissions, principals, roleAssignments, switches } = options;

  function put({ caller, match, body, index }: ArmRequest): Answer {
    const [, scope = "", name = ""] = match;
    const { properties } = readBody<Partial<RoleAssignment>>(body);
    const { principalId = "", roleDefinitionId = "", principalType, ...rest } = properties;
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    const denied = permissions.refuse(caller, action("write"), scope) ?? refuseName(name);
    if (denied) {
      return denied;
    }
    const tenantId = hierarchy.tenantOf(scope) ?? "";
    const known = principals.typeOf(tenantId, principalId);
    const wanted = {
      ...rest,
      ...{ id, name, scope, principalId },
      principalType: known ?? principalType ?? "Unknown",
      roleDefinitionId: fullRoleId(scope, roleDefinitionId),
    };
    const refusal =
      refusePrincipal({ tenantId, principalId, known, declared: principalType }) ??
      refuseExisting(wanted);
    if (refusal) {
      return refusal;
    }
    return show(roleAssignments.set(id, wanted, index), 201);
  }

  function refuseExisting(wanted: RoleAssignment): Answer | undefined {
    const sameName = roleAssignments.get(wanted.id);
    if (sameName && !isSameAccess(sameName, wanted)) {
      return armErrorAnswer(
        400,
        "RoleAssignmentUpdateNotPermitted",
        "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
      );
    }
    const existing = roleAssignments
      .all()
      .find((one) => !sameId(one.id, wanted.id) && isSameAccess(one, wanted));
    if (!existing) {
      return undefined;
    }
    const id = switches.existingIdInRefusal
      ? ` The ID of the existing role assignment is ${existing.name.replaceAll("-", "")}.`
      : "";
    const message = `The role assignment already exists.${id}`;
    return armErrorAnswer(409, "RoleAssignmentExists", message);
  }

  function remove({ caller, match, path, index }: ArmRequest): Answer {
    const refusal = permissions.refuse(caller, action("delete"), match[1] ?? "");
    const assignment = roleAssignments.get(path);
    if (refusal || !assignment) {
      return refusal ?? { status: 204 };
    }
    roleAssignments.remove(path, index);
    return show(assignment);
  }

  const verbs: Record<string, (request: ArmRequest) => Answer> = {
    GET: ({ caller, match, path }) =>
      permissions.refuse(caller, action("read"), match[1] ?? "") ??
      show(roleAssignments.get(path), 200, match[2]),
    PUT: put,
    DELETE: remove,
  };
  return {
    kind: "roleAssignment",
    path: /^(\/.+?)\/providers\/Microsoft\.Authorization\/roleAssignments\/([^/]+)$/i,
    apiVersions: ["2022-04-01"],
    handle: (request) =>
      verbs[request.method]?.(request) ??
      armErrorAnswer(405, "MethodNotAllowed", "The method is not allowed"),
  };
}

function refuseName(name: string): Answer | undefined {
  return isGuid(name)
    ? undefined
    : armErrorAnswer(
        400,
        "InvalidRoleAssignmentId",
        `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
      );
}

function show(assignment: RoleAssignment | undefined, status = 200, name = ""): Answer {
  if (!assignment) {
    return armErrorAnswer(
      404,
      "RoleAssignmentNotFound",
      `The role assignment '${name}' is not found.`,
    );
  }
  return jsonAnswer(status, showRoleAssignment(assignment));
}

/** As Azure shows one. */
export function showRoleAssignment({ id, name, ...properties }: RoleAssignment) {
  return { id, type: "Microsoft.Authorization/roleAssignments", name, properties };
}

/** What Azure answers a role with: of the subscription, or of no place in particular. */
function fullRoleId(scope: string, id: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? "";
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${bareRoleId(id)}`;
}

function isSameAccess(left: RoleAssignment, right: RoleAssignment): boolean {
  return (
    sameId(left.scope, right.scope) &&
    sameId(left.principalId, right.principalId) &&
    bareRoleId(left.roleDefinitionId) === bareRoleId(right.roleDefinitionId)
  );
}
