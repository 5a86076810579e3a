import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { Cloud } from "../../cloud";
import type { ArmRequest, ArmResource } from "../armRoute";
import type { Hierarchy } from "./hierarchy";
import type { Permissions } from "./permissions";
import type { Records } from "./records";
import { showRoleAssignment } from "./roleAssignments";
import type { RoleAssignment } from "./roleAssignment";
import { sameId } from "./sameId";
import type { AccessSwitches } from "./switches";

export interface RoleAssignmentListOptions {
  cloud: Cloud;
  hierarchy: Hierarchy;
  permissions: Permissions;
  roleAssignments: Records<RoleAssignment>;
  switches: AccessSwitches;
}

const apiVersion = "2022-04-01";

/** The list of role assignments at, above and below a scope; by the filter, of one principal. */
export function roleAssignmentList(options: RoleAssignmentListOptions): ArmResource {
  const { cloud, hierarchy, permissions, roleAssignments, switches } = options;

  function found(scope: string, principalId: string | undefined): RoleAssignment[] {
    const around = [...hierarchy.around(scope), "/"];
    const isInside = (other: string) =>
      hierarchy.around(other).some((outer) => sameId(outer, scope));
    return roleAssignments
      .all()
      .filter((one) => around.some((place) => sameId(place, one.scope)) || isInside(one.scope))
      .filter((one) => principalId === undefined || sameId(one.principalId, principalId));
  }

  function list({ caller, match, path, query }: ArmRequest): Answer {
    const [, scope = ""] = match;
    const filter = query.get("$filter");
    const principalId = /^principalId eq '([^']+)'$/i.exec(filter ?? "")?.[1];
    const refusal = permissions.refuse(
      caller,
      "Microsoft.Authorization/roleAssignments/read",
      scope,
    );
    if (refusal) {
      return refusal;
    }
    if (filter !== null && principalId === undefined) {
      return armErrorAnswer(400, "UnsupportedQuery", `The filter '${filter}' is not supported.`);
    }
    const assignments = found(scope, principalId);
    const from = Number(query.get("$skipToken") ?? 0);
    const to = from + switches.roleAssignmentsPerPage;
    const next = new URLSearchParams({ ...Object.fromEntries(query), $skipToken: String(to) });
    return jsonAnswer(200, {
      value: assignments.slice(from, to).map(showRoleAssignment),
      ...(to < assignments.length && { nextLink: `${cloud.url()}${path}?${next}` }),
    });
  }

  return {
    kind: "roleAssignment",
    path: /^(\/.+?)\/providers\/Microsoft\.Authorization\/roleAssignments$/i,
    apiVersions: [apiVersion],
    handle: (request) =>
      request.method === "GET"
        ? list(request)
        : armErrorAnswer(405, "MethodNotAllowed", "The method is not allowed"),
  };
}
