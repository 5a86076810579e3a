import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type {
  RegistrationAssignment,
  RegistrationDefinition,
} from "@pulumi/azure-native/managedservices";
import * as managedservices from "@pulumi/azure-native/managedservices";
import type { AccessFacts } from "./accessFacts";
import type {
  AuthorizationArgs,
  EligibleAuthorizationArgs,
  LighthouseDelegationArgs,
} from "./delegationArgs";
import { delegationFacts } from "./delegationFacts";
import type { DeclaredDelegation, KnownDelegation } from "./delegationFacts";
import { defaultActivation, defaultMultiFactor } from "./delegationGrants";
import { mapInputs } from "./inputs";
import { judge, newOneFirst } from "./judge";
import type { Judgement } from "./judge";
import { declaredLink } from "./linkFacts";
import { assignmentName, definitionName } from "./names";
import { roleId } from "./roles";
import type { Checked } from "./rules/checkRules";
import { parseScope } from "./scope";
import { keyedScopes } from "./scopeArgs";
import { surroundingsOf } from "./surroundings";

/**
 * Azure Lighthouse access of a managing tenant to a customer's subscription or resource groups in
 * it: one registration definition, and an assignment per scope. The rules of the domain are judged
 * before anything is created.
 *
 * It is written by whoever may give access in the customer's tenant: pass that azure-native provider
 * as `provider`, or let the default one be signed in there.
 */
export class LighthouseDelegation extends pulumi.ComponentResource {
  /** The registration definition. */
  declare readonly definition: RegistrationDefinition;
  /** The registration assignments, by the key of their scope. */
  declare readonly assignments: Record<string, RegistrationAssignment>;
  /** Resource id of the registration definition. */
  declare readonly definitionId: pulumi.Output<string>;
  /** What the rules found, and which of them were switched off. */
  declare readonly checked: pulumi.Output<Checked>;
  /** The access as the rules see it. */
  declare readonly facts: pulumi.Output<AccessFacts>;

  /**
   * @param name Name of the component; the names in Azure derive from it, so keep it.
   * @param args What is delegated to whom.
   * @param opts Options; providers, protection, transforms and aliases reach the children.
   */
  constructor(
    name: string,
    args: LighthouseDelegationArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("azure-partner:index:LighthouseDelegation", name, {}, opts);

    const surroundings = surroundingsOf(this);
    const judgement = judge(
      this,
      name,
      declared(args),
      (known) => delegationFacts(name, known as KnownDelegation, surroundings),
      args.skipRules,
      opts?.dependsOn,
    );
    this.definition = createDefinition(name, args, judgement);
    this.assignments = createAssignments(name, args, this.definition, judgement);
    this.definitionId = this.definition.id;
    this.checked = judgement.checked;
    this.facts = judgement.facts;
    this.registerOutputs({ definitionId: this.definitionId });
  }
}

function declared(args: LighthouseDelegationArgs): DeclaredDelegation {
  return { ...args, link: args.link && declaredLink(args.link, args) };
}

function createDefinition(
  name: string,
  args: LighthouseDelegationArgs,
  { childOptions }: Judgement,
): RegistrationDefinition {
  const scope = scopeId(args.subscriptionId);
  return new managedservices.RegistrationDefinition(
    name,
    {
      scope,
      registrationDefinitionId:
        args.definitionId ??
        pulumi
          .all([args.managedByTenantId, scope])
          .apply(([tenantId, id]) => definitionName(tenantId, id, name)),
      plan: args.plan,
      properties: {
        managedByTenantId: args.managedByTenantId,
        registrationDefinitionName: args.offerName,
        description: args.description,
        authorizations: mapInputs(args.authorizations, authorization),
        eligibleAuthorizations:
          args.eligibleAuthorizations && mapInputs(args.eligibleAuthorizations, eligible),
      },
    },
    args.definitionId === undefined ? newOneFirst(childOptions) : childOptions,
  );
}

function createAssignments(
  name: string,
  args: LighthouseDelegationArgs,
  definition: RegistrationDefinition,
  { childOptions }: Judgement,
): Record<string, RegistrationAssignment> {
  const scopes = args.scopes
    ? keyedScopes(args.scopes)
    : [{ key: "subscription", scope: args.subscriptionId }];
  const assignments = scopes.map(({ key, scope }) => {
    const id = scopeId(scope);
    const assignment = new managedservices.RegistrationAssignment(
      `${name}-${key}`,
      {
        scope: id,
        registrationAssignmentId:
          args.assignmentIds?.[key] ??
          pulumi
            .all([args.managedByTenantId, id])
            .apply(([tenantId, place]) => assignmentName(tenantId, place, name)),
        properties: { registrationDefinitionId: definition.id },
      },
      args.assignmentIds?.[key] === undefined ? newOneFirst(childOptions) : childOptions,
    );
    return [key, assignment];
  });
  return Object.fromEntries(assignments);
}

function authorization(item: AuthorizationArgs) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalName,
    roleDefinitionId: pulumi.output(item.role).apply(roleId),
    delegatedRoleDefinitionIds:
      item.delegatedRoles && pulumi.output(item.delegatedRoles).apply((all) => all.map(roleId)),
  };
}

function eligible(item: EligibleAuthorizationArgs) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalName,
    roleDefinitionId: pulumi.output(item.role).apply(roleId),
    justInTimeAccessPolicy: {
      maximumActivationDuration: item.maximumActivationDuration ?? defaultActivation,
      multiFactorAuthProvider: item.multiFactorAuthProvider ?? defaultMultiFactor,
      managedByTenantApprovers:
        item.approvers &&
        mapInputs(item.approvers, ({ principalId, principalName }) => ({
          principalId,
          principalIdDisplayName: principalName,
        })),
    },
  };
}

function scopeId(scope: Input<string>): pulumi.Output<string> {
  return pulumi.output(scope).apply((text) => parseScope(text)?.id ?? text);
}
