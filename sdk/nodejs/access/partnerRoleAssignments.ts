import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type {
  PimRoleEligibilitySchedule,
  RoleAssignment,
} from "@pulumi/azure-native/authorization";
import { readArguments } from "../arguments";
import { roleAssignmentsShape } from "./args/argumentShapes";
import { authorization } from "./children/azureNative";
import { permanentRole } from "./change/declaredAccess";
import type { DeclaredAccess } from "./change/declaredAccess";
import { watchAccess } from "./change/watchedAccess";
import { isPlain } from "./args/inputs";
import type { Judgement } from "./verdict/judge";
import { judge, newOneFirst } from "./verdict/judge";
import { linkedObjectId } from "./facts/linkFacts";
import { roleAssignmentName } from "./children/names";
import type { EligibleRole, PartnerRoleAssignmentsArgs } from "./args/roleAssignmentsArgs";
import type { DeclaredAssignments, KnownAssignments } from "./facts/roleAssignmentsFacts";
import { declaredAssignments, roleAssignmentsFacts } from "./facts/roleAssignmentsFacts";
import { parseRole, roleId } from "../../../azure/roles";
import type { Checked } from "./rules/checkRules";
import { parseScope } from "../../../azure/scope";
import type { Scopes } from "./args/scopeArgs";
import { stoppedBy } from "./verdict/stopped";
import { surroundingsOf } from "./facts/surroundings";

const token = "azure-partner:index:PartnerRoleAssignments";

/**
 * Roles of one principal in a customer's tenant, held directly: a role assignment per scope and
 * role, and eligibilities of Privileged Identity Management. The rules of the domain are judged
 * before anything is created.
 *
 * They are written by whoever may give access there: pass that azure-native provider as `provider`,
 * or let the default one be signed in there.
 */
export class PartnerRoleAssignments extends pulumi.ComponentResource {
  /** The permanent role assignments, in the order of scopes and, within one, of roles. */
  declare readonly assignments: RoleAssignment[];
  /** The eligibilities, in the order of scopes and, within one, of roles. */
  declare readonly eligibilities: PimRoleEligibilitySchedule[];
  /** Object id of whoever gets the roles. */
  declare readonly principalId: pulumi.Output<string>;
  /** What the rules found, and which of them were switched off. */
  declare readonly checked: pulumi.Output<Checked>;
  readonly #judgement: Judgement;

  /**
   * @param name Name of the component.
   * @param args Who gets which roles where.
   * @param opts Options; providers, protection, transforms and aliases reach the children.
   */
  constructor(
    name: string,
    args: PartnerRoleAssignmentsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const watched = watchAccess(token, name, opts);
    super(token, name, watched.inputs, watched.options);

    const declared = declaredAssignments(
      readArguments(roleAssignmentsShape, args, stoppedBy(this, name)),
    );
    const surroundings = surroundingsOf(this, name);
    const judgement = judge(
      this,
      name,
      declared,
      (known) => roleAssignmentsFacts(name, known as KnownAssignments, surroundings),
      declared.skipRules,
      opts?.dependsOn,
    );
    const principalId = principalOf(declared);
    this.principalId = pulumi.output(principalId);
    this.assignments = createAssignments(name, declared, principalId, judgement);
    this.eligibilities = createEligibilities(name, declared, principalId, judgement);
    watched.declare({
      component: this,
      access: declaredAccess(declared, principalId),
      skipRules: declared.skipRules,
    });
    this.checked = judgement.checked;
    this.#judgement = judgement;
    this.registerOutputs({ principalId: this.principalId });
  }

  /**
   * The access as the rules see it; a stack that exports the component does not.
   * @internal
   */
  get judgement(): Judgement {
    return this.#judgement;
  }
}

function principalOf({ principalId, link }: DeclaredAssignments): Input<string> {
  // Without both, judging has already refused the arguments.
  return principalId ?? (link ? linkedObjectId(link) : "");
}

function declaredAccess(args: DeclaredAssignments, principalId: Input<string>): DeclaredAccess {
  const { principalType, members, scopes, roles = [], eligible = [] } = args;
  const places = Object.entries(scopes).map(([key, scope]) => {
    const id = pulumi.output(scope).apply((text) => parseScope(text)?.id ?? text);
    return [key, { scope: id }];
  });
  return {
    mode: "direct",
    linkedObjectId: args.link && linkedObjectId(args.link),
    places: Object.fromEntries(places),
    permanent: roles.map((role) => permanentRole({ principalId, principalType, members, role })),
    eligible: eligible.map(({ role, justification, endDateTime }) => ({
      principalId,
      roleId: pulumi.output(role).apply(roleId),
      justification,
      endDateTime,
    })),
  };
}

function createAssignments(
  name: string,
  args: DeclaredAssignments,
  principalId: Input<string>,
  { childOptions }: Judgement,
): RoleAssignment[] {
  return pairs(args.scopes, args.roles ?? [], (role) => role).map(({ key, scope, item: role }) => {
    const { scopeId, roleDefinitionId, role: id } = addressOf(scope, role);
    return new authorization.RoleAssignment(
      `${name}-${key}`,
      {
        scope: scopeId,
        principalId,
        principalType: args.principalType ?? "ServicePrincipal",
        roleDefinitionId,
        roleAssignmentName: pulumi
          .all([scopeId, principalId, id])
          .apply(([place, principal, roleName]) => roleAssignmentName(place, principal, roleName)),
        condition: args.condition,
        conditionVersion: args.condition === undefined ? undefined : "2.0",
        description: args.description,
      },
      newOneFirst(childOptions),
    );
  });
}

function createEligibilities(
  name: string,
  args: DeclaredAssignments,
  principalId: Input<string>,
  { childOptions }: Judgement,
): PimRoleEligibilitySchedule[] {
  const eligible = args.eligible ?? [];
  return pairs(args.scopes, eligible, (item) => item.role).map(({ key, scope, item }) => {
    const { scopeId, roleDefinitionId } = addressOf(scope, item.role);
    return new authorization.PimRoleEligibilitySchedule(
      `${name}-eligible-${key}`,
      {
        scope: scopeId,
        principalId,
        roleDefinitionId,
        justification: item.justification,
        scheduleInfo: { expiration: expirationOf(item) },
      },
      childOptions,
    );
  });
}

function expirationOf({ endDateTime }: EligibleRole) {
  return endDateTime === undefined
    ? { type: authorization.Type.NoExpiration }
    : { type: authorization.Type.AfterDateTime, endDateTime };
}

/** Every scope with every item, and the key that names the child. */
function pairs<Item>(scopes: Scopes, items: Item[], roleOf: (item: Item) => Input<string>) {
  return Object.entries(scopes).flatMap(([key, scope]) =>
    items.map((item, index) => ({ key: `${key}-${roleKey(roleOf(item), index)}`, scope, item })),
  );
}

function roleKey(role: Input<string>, index: number): string {
  const parsed = isPlain(role) ? parseRole(role) : undefined;
  const known = parsed?.name ?? parsed?.id ?? String(index);
  return known.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function addressOf(scope: Input<string>, role: Input<string>) {
  const parsed = pulumi.output(scope).apply((text) => parseScope(text));
  const scopeId = pulumi.all([scope, parsed]).apply(([text, known]) => known?.id ?? text);
  const id = pulumi.output(role).apply(roleId);
  const roleDefinitionId = pulumi.all([parsed, id]).apply(([known, guid]) => {
    // Azure spells a role's id under the subscription that it is assigned in.
    const root = known?.subscriptionId ? `/subscriptions/${known.subscriptionId}` : "";
    return `${root}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
  });
  return { scopeId, roleDefinitionId, role: id };
}
