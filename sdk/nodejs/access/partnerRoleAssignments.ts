import type { Input } from "@pulumi/pulumi";
import * as pulumi from "@pulumi/pulumi";
import type {
  PimRoleEligibilitySchedule,
  RoleAssignment,
} from "@pulumi/azure-native/authorization";
import { readArguments } from "../arguments";
import { roleAssignmentsShape } from "./args/roleAssignmentsArgs";
import { createEligibilities, createRoleAssignments, heldAccess } from "./children/roleAssignments";
import type { HeldAccess } from "./children/roleAssignments";
import { permanentRole } from "./change/declaredAccess";
import type { DeclaredAccess } from "./change/declaredAccess";
import { watchAccess } from "./change/watchedAccess";
import { mapInput } from "./args/inputs";
import type { Judgement } from "./verdict/judge";
import { judge } from "./verdict/judge";
import { linkedObjectId } from "./facts/linkFacts";
import type { PartnerRoleAssignmentsArgs } from "./args/roleAssignmentsArgs";
import type { DeclaredAssignments, KnownAssignments } from "./facts/roleAssignmentsFacts";
import { declaredAssignments, roleAssignmentsFacts } from "./facts/roleAssignmentsFacts";
import type { Checked } from "./rules/checkRules";
import { stoppedBy } from "./verdict/stopped";
import { runFactsOf } from "./facts/runFacts";

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

    const refuse = stoppedBy(this, name);
    const declared = declaredAssignments(readArguments(roleAssignmentsShape, args, refuse));
    const run = runFactsOf(this, refuse);
    const judgement = judge(
      this,
      name,
      declared,
      (known) => roleAssignmentsFacts(name, known as KnownAssignments, run),
      declared.skipRules,
      opts?.dependsOn,
    );
    const held = heldAccess(declared, principalOf(declared));
    this.principalId = pulumi.output(held.principalId);
    this.assignments = createRoleAssignments(name, declared, held, judgement);
    this.eligibilities = createEligibilities(name, held, judgement);
    watched.declare({
      component: this,
      access: declaredAccess(declared, held),
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

function declaredAccess(
  { principalType, members, link }: DeclaredAssignments,
  { principalId, places, permanent, eligible }: HeldAccess,
): DeclaredAccess {
  const scopes = Object.entries(places).map(([key, place]) => [
    key,
    { scope: mapInput(place, ({ scope }) => scope) },
  ]);
  return {
    mode: "direct",
    linkedObjectId: link && linkedObjectId(link),
    places: Object.fromEntries(scopes) as DeclaredAccess["places"],
    permanent: permanent.map((role) =>
      permanentRole({ principalId, principalType, members, role }),
    ),
    eligible: eligible.map(({ role, justification, endDateTime }) => ({
      principalId,
      roleId: mapInput(role, ({ id }) => id),
      justification,
      endDateTime,
    })),
  };
}
