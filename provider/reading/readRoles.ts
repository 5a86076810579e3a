import { fields } from "../../azure/fields";
import type { HeldRole, HeldRolesReading } from "../../azure/heldRoles";
import { printable } from "../../azure/printable";
import { isHeldAt } from "../../azure/scope";
import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import { describeSubject } from "../errors/subject";
import type { Session } from "../identity/sessions";
import type { Holder } from "./holders";
import { askResourceManager } from "./resourceManager";
import { readPage } from "./roleAssignmentsPage";
import type { RoleAssignment } from "./roleAssignmentsPage";

const mostPages = 100;

/**
 * Reads which roles a principal holds at a scope, given there or above. That Azure does not tell is
 * an answer; that Azure could not be asked is a failure.
 */
export async function readRoles(
  holder: Holder,
  session: Session,
  deadline: Deadline,
): Promise<HeldRolesReading> {
  const { principalId, scope } = holder;
  const attempt = `Could not read the roles of ${principalId} at ${printable(scope)} as ${describeSubject(session.subject)}`;
  const found: RoleAssignment[] = [];
  let url: string | undefined = firstPage(holder, session);
  for (let page = 1; url !== undefined; page += 1) {
    if (page > mostPages) {
      throw new LinkError(
        `${attempt}: Azure's list has more than ${mostPages} pages. Ask about a narrower scope.`,
      );
    }
    const { status, body } = await askResourceManager(url, attempt, session, deadline);
    if (status >= 300) {
      return { ...holder, unreadable: `Azure answered ${status}${codeOf(body)}` };
    }
    const read = readPage(body);
    if (read === undefined) {
      throw new LinkError(
        `${attempt}: Azure answered ${status} with what is no list of role assignments. Check that ${session.cloud.resourceManager} is Azure and not a proxy, then run the command again.`,
      );
    }
    found.push(...read.assignments);
    url = read.nextLink && samePlace(read.nextLink, session, attempt);
  }
  return { ...holder, roles: rolesOf(holder, found) };
}

function firstPage({ principalId, scope }: Holder, { cloud }: Session): string {
  const place = scope.split("/").map(encodeURIComponent).join("/");
  const filter = encodeURIComponent(`principalId eq '${principalId}'`);
  return `${cloud.resourceManager}${place}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}&api-version=2022-04-01`;
}

/** The token goes to Resource Manager and to nobody that an answer names. */
function samePlace(nextLink: string, { cloud }: Session, attempt: string): string {
  const next = URL.canParse(nextLink) ? new URL(nextLink) : undefined;
  if (next?.origin !== new URL(cloud.resourceManager).origin) {
    throw new LinkError(
      `${attempt}: the list is said to go on at ${printable(nextLink)}, which is not ${cloud.resourceManager}. Nothing was asked there; check the cloud and the proxy that are configured.`,
    );
  }
  return next.href;
}

/** What Azure tells beyond the question is not kept: other principals, and scopes further inside. */
function rolesOf({ principalId, scope }: Holder, found: RoleAssignment[]): HeldRole[] {
  const roles = found
    .filter((one) => one.principalId === principalId && isHeldAt(scope, one.scope) !== "no")
    .map((one): HeldRole => ({ roleId: one.roleId, scope: one.scope }));
  const distinct = new Map(roles.map((role) => [`${role.roleId} ${role.scope}`, role]));
  // Azure promises no order, and another order is no drift.
  return [...distinct.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, role]) => role);
}

function codeOf(body: unknown): string {
  const { code } = fields(fields(body).error);
  return typeof code === "string" && code !== "" ? ` (${printable(code)})` : "";
}
