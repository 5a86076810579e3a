import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import { createIds } from "../../ids";
import { readBody } from "./resourceBody";
import type { Records } from "./records";
import type { ArmRequest, ArmResource } from "../armRoute";
import type { Permissions } from "./permissions";
import { bareRoleId } from "./roleDefinitions";
import { sameId } from "./sameId";

/** A role that a principal may activate at a scope for a time. */
export interface RoleEligibility {
  id: string;
  name: string;
  scope: string;
  principalId: string;
  roleDefinitionId: string;
  scheduleInfo?: Record<string, unknown> | undefined;
  justification?: string | undefined;
}

export interface RoleEligibilityOptions {
  permissions: Permissions;
  eligibilities: Records<RoleEligibility>;
}

interface ScheduleRequest extends Partial<RoleEligibility> {
  requestType?: string;
}

const apiVersions = ["2020-10-01"];
const action = "Microsoft.Authorization/roleAssignments/write";
const schedules = "providers/Microsoft.Authorization/roleEligibilitySchedules";

/** Schedules of Privileged Identity Management, and the requests that make and end them. */
export function roleEligibility(options: RoleEligibilityOptions): ArmResource[] {
  const { permissions, eligibilities } = options;
  const nextName = createIds(0xe1);

  function request({ caller, match, body, index }: ArmRequest): Answer {
    const [, scope = "", name = ""] = match;
    const denied = permissions.refuse(caller, action, scope);
    if (denied) {
      return denied;
    }
    const { properties } = readBody<ScheduleRequest>(body);
    const { principalId = "", roleDefinitionId = "", requestType } = properties;
    const existing = eligibilities
      .all()
      .find((one) => sameId(one.scope, scope) && isSameAccess(one, principalId, roleDefinitionId));
    if (requestType === "AdminRemove") {
      if (!existing) {
        return armErrorAnswer(
          400,
          "RoleAssignmentDoesNotExist",
          "The Role assignment does not exist.",
        );
      }
      eligibilities.remove(existing.id, index);
    } else if (existing) {
      return armErrorAnswer(400, "RoleAssignmentExists", "The Role assignment already exists.");
    } else {
      const { scheduleInfo, justification } = properties;
      const schedule = nextName();
      const id = `${scope}/${schedules}/${schedule}`;
      const access = { scope, principalId, roleDefinitionId, scheduleInfo, justification };
      eligibilities.set(id, { id, name: schedule, ...access }, index);
    }
    const id = `${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleRequests/${name}`;
    return jsonAnswer(201, { id, name, properties: { ...properties, status: "Provisioned" } });
  }

  function list({ caller, match, query }: ArmRequest): Answer {
    const [, scope = ""] = match;
    const principalId = /principalId eq '([^']+)'/i.exec(query.get("$filter") ?? "")?.[1];
    const found = eligibilities
      .all()
      .filter((one) => sameId(one.scope, scope))
      .filter((one) => principalId === undefined || sameId(one.principalId, principalId));
    return (
      permissions.refuse(caller, "Microsoft.Authorization/roleAssignments/read", scope) ??
      jsonAnswer(200, { value: found.map(show) })
    );
  }

  function get({ caller, match, path }: ArmRequest): Answer {
    const [, scope = "", name = ""] = match;
    const found = eligibilities.get(path);
    return (
      permissions.refuse(caller, "Microsoft.Authorization/roleAssignments/read", scope) ??
      (found
        ? jsonAnswer(200, show(found))
        : armErrorAnswer(404, "RoleAssignmentScheduleNotFound", `'${name}' is not found.`))
    );
  }

  const kind = "roleEligibility";
  return [
    {
      kind,
      path: /^(\/.+?)\/providers\/Microsoft\.Authorization\/roleEligibilityScheduleRequests\/([^/]+)$/i,
      apiVersions,
      handle: request,
    },
    {
      kind,
      path: /^(\/.+?)\/providers\/Microsoft\.Authorization\/roleEligibilitySchedules$/i,
      apiVersions,
      handle: list,
    },
    {
      kind,
      path: /^(\/.+?)\/providers\/Microsoft\.Authorization\/roleEligibilitySchedules\/([^/]+)$/i,
      apiVersions,
      handle: get,
    },
  ];
}

function show({ id, name, ...properties }: RoleEligibility) {
  return {
    id,
    type: "Microsoft.Authorization/RoleEligibilitySchedules",
    name,
    properties: { ...properties, memberType: "Direct", status: "Provisioned" },
  };
}

function isSameAccess(one: RoleEligibility, principalId: string, roleId: string): boolean {
  return (
    sameId(one.principalId, principalId) && bareRoleId(one.roleDefinitionId) === bareRoleId(roleId)
  );
}
