import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type {
  PimRoleEligibilitySchedule,
  RoleAssignment,
} from "@pulumi/azure-native/authorization";
import { isPlain, mapInput } from "../args/inputs";
import type { EligibleRole } from "../args/roleAssignmentsArgs";
import type { NamedRole } from "../facts/namedRole";
import { namedRole } from "../facts/namedRole";
import type { DeclaredAssignments } from "../facts/roleAssignmentsFacts";
import { newOneFirst } from "../verdict/judge";
import type { Judgement } from "../verdict/judge";
import { authorization } from "./azureNative";
import { roleAssignmentName } from "./names";
import { parseScope } from "../../../../azure/scope";

/** What is assigned to whom and where, with scopes and roles read once. */
export interface HeldAccess {
  /** Object id of whoever gets the roles. */
  principalId: Input<string>;
  /** Where, by the key of the scope. */
  places: Record<string, Input<HeldPlace>>;
  permanent: Input<NamedRole>[];
  eligible: (Omit<EligibleRole, "role"> & { role: Input<NamedRole> })[];
}

/** A place where roles are assigned. */
interface HeldPlace {
  /** Resource id of the scope. */
  scope: string;
  /** What the ids of roles begin with there: Azure spells them under the subscription. */
  root: string;
}

/** Reads what role assignments are made of. */
export function heldAccess(
  { scopes, roles = [], eligible = [] }: DeclaredAssignments,
  principalId: Input<string>,
): HeldAccess {
  const places = Object.entries(scopes).map(([key, scope]) => [key, mapInput(scope, placeOf)]);
  return {
    principalId,
    places: Object.fromEntries(places) as HeldAccess["places"],
    permanent: roles.map((role) => mapInput(role, namedRole)),
    eligible: eligible.map((item) => ({ ...item, role: mapInput(item.role, namedRole) })),
  };
}

function placeOf(text: string): HeldPlace {
  const parsed = parseScope(text);
  const root = parsed?.subscriptionId ? `/subscriptions/${parsed.subscriptionId}` : "";
  return { scope: parsed?.id ?? text, root };
}

/** Makes a role assignment per scope and role. */
export function createRoleAssignments(
  name: string,
  args: DeclaredAssignments,
  { principalId, places, permanent }: HeldAccess,
  { childOptions }: Judgement,
): RoleAssignment[] {
  return pairs(places, permanent, (role) => role).map(({ key, place, role }) => {
    const scope = mapInput(place, (known) => known.scope);
    return new authorization.RoleAssignment(
      `${name}-${key}`,
      {
        scope,
        principalId,
        principalType: args.principalType ?? "ServicePrincipal",
        roleDefinitionId: roleDefinitionId(place, role),
        roleAssignmentName: pulumi
          .all([scope, principalId, role])
          .apply(([scopeId, principal, { id }]) => roleAssignmentName(scopeId, principal, id)),
        condition: args.condition,
        conditionVersion: args.condition === undefined ? undefined : "2.0",
        description: args.description,
      },
      newOneFirst(childOptions),
    );
  });
}

/** Makes an eligibility per scope and eligible role. */
export function createEligibilities(
  name: string,
  { principalId, places, eligible }: HeldAccess,
  { childOptions }: Judgement,
): PimRoleEligibilitySchedule[] {
  return pairs(places, eligible, ({ role }) => role).map(
    ({ key, place, role, item: { justification, endDateTime } }) =>
      new authorization.PimRoleEligibilitySchedule(
        `${name}-eligible-${key}`,
        {
          scope: mapInput(place, (known) => known.scope),
          principalId,
          roleDefinitionId: roleDefinitionId(place, role),
          justification,
          scheduleInfo: { expiration: expirationOf(endDateTime) },
        },
        childOptions,
      ),
  );
}

function expirationOf(endDateTime: Input<string> | undefined) {
  return endDateTime === undefined
    ? { type: authorization.Type.NoExpiration }
    : { type: authorization.Type.AfterDateTime, endDateTime };
}

/** Every place with every item, and the key that names the child. */
function pairs<Item>(
  places: HeldAccess["places"],
  items: Item[],
  roleOf: (item: Item) => Input<NamedRole>,
) {
  return Object.entries(places).flatMap(([key, place]) =>
    items.map((item, index) => {
      const role = roleOf(item);
      return { key: `${key}-${roleKey(role, index)}`, place, item, role };
    }),
  );
}

function roleKey(role: Input<NamedRole>, index: number): string {
  const known = isPlain(role) ? (role.name ?? role.id) : String(index);
  return known.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function roleDefinitionId(place: Input<HeldPlace>, role: Input<NamedRole>) {
  return pulumi
    .all([place, role])
    .apply(
      ([{ root }, { id }]) => `${root}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    );
}
