import * as pulumi from "@pulumi/pulumi";
import type {
  RegistrationAssignment,
  RegistrationDefinition,
} from "@pulumi/azure-native/managedservices";
import { readArguments } from "../arguments";
import { delegationShape } from "./args/argumentShapes";
import { managedservices } from "./children/azureNative";
import { permanentRole } from "./change/declaredAccess";
import type { DeclaredAccess } from "./change/declaredAccess";
import { watchAccess } from "./change/watchedAccess";
import type {
  Authorization,
  EligibleAuthorization,
  LighthouseDelegationArgs,
} from "./args/delegationArgs";
import { declaredDelegation, delegationFacts } from "./facts/delegationFacts";
import type { DeclaredDelegation, KnownDelegation } from "./facts/delegationFacts";
import { defaultActivation, defaultMultiFactor } from "./facts/delegationGrants";
import { assignmentPlaces, definitionPlace } from "./children/delegationPlaces";
import type { DelegationPlace } from "./children/delegationPlaces";
import { mapInputs } from "./args/inputs";
import { judge, newOneFirst } from "./verdict/judge";
import type { Judgement } from "./verdict/judge";
import { linkedObjectId } from "./facts/linkFacts";
import { roleId } from "../../../azure/roles";
import type { Checked } from "./rules/checkRules";
import { stoppedBy } from "./verdict/stopped";
import { surroundingsOf } from "./facts/surroundings";

const token = "azure-partner:index:LighthouseDelegation";

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
  readonly #judgement: Judgement;

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
    const watched = watchAccess(token, name, opts);
    super(token, name, watched.inputs, watched.options);

    const declared = declaredDelegation(
      readArguments(delegationShape, args, stoppedBy(this, name)),
    );
    const surroundings = surroundingsOf(this, name);
    const judgement = judge(
      this,
      name,
      declared,
      (known) => delegationFacts(name, known as KnownDelegation, surroundings),
      declared.skipRules,
      opts?.dependsOn,
    );
    const definition = definitionPlace(name, declared);
    const places = assignmentPlaces(name, declared);
    this.definition = createDefinition(name, declared, definition, judgement);
    this.assignments = createAssignments(name, places, this.definition, judgement);
    watched.declare({
      component: this,
      access: declaredAccess(declared, definition, places),
      skipRules: declared.skipRules,
    });
    this.definitionId = this.definition.id;
    this.checked = judgement.checked;
    this.#judgement = judgement;
    this.registerOutputs({ definitionId: this.definitionId });
  }

  /**
   * The access as the rules see it; a stack that exports the component does not.
   * @internal
   */
  get judgement(): Judgement {
    return this.#judgement;
  }
}

function declaredAccess(
  args: DeclaredDelegation,
  definition: DelegationPlace,
  places: Record<string, DelegationPlace>,
): DeclaredAccess {
  return {
    mode: "lighthouse",
    linkedObjectId: args.link && linkedObjectId(args.link),
    managingTenantId: args.managedByTenantId,
    definition,
    places,
    permanent: mapInputs(args.authorizations, permanentRole),
    eligible:
      args.eligibleAuthorizations &&
      mapInputs(args.eligibleAuthorizations, ({ principalId, role }) => ({
        principalId,
        roleId: pulumi.output(role).apply(roleId),
      })),
  };
}

function createDefinition(
  name: string,
  args: DeclaredDelegation,
  place: DelegationPlace,
  { childOptions }: Judgement,
): RegistrationDefinition {
  return new managedservices.RegistrationDefinition(
    name,
    {
      scope: place.scope,
      registrationDefinitionId: place.name,
      plan: args.plan,
      properties: {
        managedByTenantId: args.managedByTenantId,
        registrationDefinitionName: args.registrationDefinitionName,
        description: args.description,
        authorizations: mapInputs(args.authorizations, authorization),
        eligibleAuthorizations:
          args.eligibleAuthorizations && mapInputs(args.eligibleAuthorizations, eligible),
      },
    },
    place.given ? childOptions : newOneFirst(childOptions),
  );
}

function createAssignments(
  name: string,
  places: Record<string, DelegationPlace>,
  definition: RegistrationDefinition,
  { childOptions }: Judgement,
): Record<string, RegistrationAssignment> {
  const assignments = Object.entries(places).map(([key, place]) => {
    const assignment = new managedservices.RegistrationAssignment(
      `${name}-${key}`,
      {
        scope: place.scope,
        registrationAssignmentId: place.name,
        properties: { registrationDefinitionId: definition.id },
      },
      place.given ? childOptions : newOneFirst(childOptions),
    );
    return [key, assignment];
  });
  return Object.fromEntries(assignments);
}

function authorization(item: Authorization) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalIdDisplayName,
    roleDefinitionId: pulumi.output(item.role).apply(roleId),
    delegatedRoleDefinitionIds:
      item.delegatedRoles && pulumi.output(item.delegatedRoles).apply((all) => all.map(roleId)),
  };
}

function eligible(item: EligibleAuthorization) {
  return {
    principalId: item.principalId,
    principalIdDisplayName: item.principalIdDisplayName,
    roleDefinitionId: pulumi.output(item.role).apply(roleId),
    justInTimeAccessPolicy: {
      maximumActivationDuration: item.maximumActivationDuration ?? defaultActivation,
      multiFactorAuthProvider: item.multiFactorAuthProvider ?? defaultMultiFactor,
      managedByTenantApprovers:
        item.approvers &&
        mapInputs(item.approvers, ({ principalId, principalIdDisplayName }) => ({
          principalId,
          principalIdDisplayName,
        })),
    },
  };
}
