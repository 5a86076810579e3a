import * as pulumi from "@pulumi/pulumi";
import type {
  RegistrationAssignment,
  RegistrationDefinition,
} from "@pulumi/azure-native/managedservices";
import { readArguments } from "../arguments";
import { delegationShape } from "./args/delegationArgs";
import {
  createDefinition,
  createDelegationAssignments,
  delegatedRoles,
} from "./children/delegation";
import type { DelegatedRoles } from "./children/delegation";
import { permanentRole } from "./change/declaredAccess";
import type { DeclaredAccess } from "./change/declaredAccess";
import { watchAccess } from "./change/watchedAccess";
import type { LighthouseDelegationArgs } from "./args/delegationArgs";
import { declaredDelegation, delegationFacts } from "./facts/delegationFacts";
import type { DeclaredDelegation, KnownDelegation } from "./facts/delegationFacts";
import { assignmentPlaces, definitionPlace } from "./children/delegationPlaces";
import type { DelegationPlace } from "./children/delegationPlaces";
import { mapInput, mapInputs } from "./args/inputs";
import { judge } from "./verdict/judge";
import type { Judgement } from "./verdict/judge";
import { linkedObjectId } from "./facts/linkFacts";
import type { Checked } from "./rules/checkRules";
import { stoppedBy } from "./verdict/stopped";
import { runFactsOf } from "./facts/runFacts";

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

    const refuse = stoppedBy(this, name);
    const declared = declaredDelegation(readArguments(delegationShape, args, refuse));
    const run = runFactsOf(this, refuse);
    const judgement = judge(
      this,
      name,
      declared,
      (known) => delegationFacts(name, known as KnownDelegation, run),
      declared.skipRules,
      opts?.dependsOn,
    );
    const roles = delegatedRoles(declared);
    const definition = definitionPlace(name, declared);
    const places = assignmentPlaces(name, declared);
    this.definition = createDefinition(name, declared, roles, definition, judgement);
    this.assignments = createDelegationAssignments(name, places, this.definition, judgement);
    watched.declare({
      component: this,
      access: declaredAccess(declared, roles, definition, places),
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
  { permanent, eligible }: DelegatedRoles,
  definition: DelegationPlace,
  places: Record<string, DelegationPlace>,
): DeclaredAccess {
  return {
    mode: "lighthouse",
    linkedObjectId: args.link && linkedObjectId(args.link),
    managingTenantId: args.managedByTenantId,
    definition,
    places,
    permanent: mapInputs(permanent, permanentRole),
    eligible:
      eligible &&
      mapInputs(eligible, ({ principalId, role }) => ({
        principalId,
        roleId: mapInput(role, ({ id }) => id),
      })),
  };
}
