import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "../arguments";
import type { PartnerAdminLink } from "../partnerAdminLink";
import { readAdminAgents } from "./children/adminAgentsReading";
import { onboardingShape } from "./args/onboardingArgs";
import type { Attribution } from "./report/attribution";
import { attributionOf } from "./report/attributionOf";
import { takeGranted } from "./children/grantedAccess";
import type { HeldRoles } from "./reading/heldRoles";
import type { JudgedAccess } from "./verdict/judgedAccess";
import { LighthouseDelegation } from "./lighthouseDelegation";
import type {
  CustomerOnboardingArgs,
  DirectAccess,
  LighthouseAccess,
  OnboardingBase,
} from "./args/onboardingArgs";
import {
  onboardedAssignments,
  onboardedDelegation,
  onboardedHolder,
} from "./children/onboardedAccess";
import { PartnerRoleAssignments } from "./partnerRoleAssignments";
import { createLink } from "./children/link";
import { planLink } from "./args/linkToMake";
import { reportPage } from "./report/reportPage";
import { rolesReader } from "./children/rolesReader";
import { stoppedBy } from "./verdict/stopped";

/**
 * One customer of a partner: the access that earns recognition, the link that it is counted by, and
 * a report on both. Access comes by Azure Lighthouse, by direct role assignments, or was already
 * granted by the customer.
 *
 * Two credentials are at work and never mixed up: whoever grants is the azure-native provider given
 * to the component, whoever is linked is `link.identity`.
 */
export class CustomerOnboarding extends pulumi.ComponentResource {
  /** The link, when this component makes it. */
  declare readonly link: PartnerAdminLink | undefined;
  /** The delegation, for access by Lighthouse. */
  declare readonly delegation: LighthouseDelegation | undefined;
  /** The role assignments, for direct access. */
  declare readonly roleAssignments: PartnerRoleAssignments | undefined;
  /**
   * What Azure tells, where somebody is there to read: the roles that were granted, and those of
   * `customer.billing.adminAgentsGroupId`.
   */
  declare readonly heldRoles: HeldRoles | undefined;
  /** What this onboarding is attributed by, and what may stand in the way of credit. */
  declare readonly attribution: pulumi.Output<Attribution>;

  /**
   * @param name Name of the component; the names in Azure derive from it, so keep it.
   * @param args The customer, and how access comes about.
   * @param opts Options; azure-native providers reach the access, never the link.
   */
  constructor(name: string, args: CustomerOnboardingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azure-partner:index:CustomerOnboarding", name, {}, opts);

    args = readArguments(onboardingShape, args, stoppedBy(this, name));
    const access = createAccess(this, name, args, opts?.dependsOn);
    this.link = access.link;
    this.delegation = access.delegation;
    this.roleAssignments = access.roleAssignments;
    this.heldRoles = access.heldRoles;
    this.attribution = pulumi
      .all([access.facts, access.checked, standingLink(access.link)])
      .apply(([facts, checked, standing]) => attributionOf(facts, checked, standing));
    // The engine writes the whole state after each step: what a program exports stands there once.
    this.registerOutputs({
      recognition: this.attribution.recognition.apply((claims) => claims.map(outcomeOf)),
      credit: this.attribution.credit.apply((claims) => claims.map(outcomeOf)),
    });
  }

  /** The same as Markdown: the verdict, then each fact once. It is written when it is asked for. */
  get markdown(): pulumi.Output<string> {
    return this.attribution.apply((attribution) => reportPage([attribution]));
  }
}

function outcomeOf<Outcome>({ outcome }: { outcome: Outcome }): Outcome {
  return outcome;
}

/** What an onboarding consists of. */
interface Access extends JudgedAccess {
  link?: PartnerAdminLink | undefined;
  delegation?: LighthouseDelegation;
  roleAssignments?: PartnerRoleAssignments;
}

type DependsOn = pulumi.ComponentResourceOptions["dependsOn"];

function createAccess(
  parent: CustomerOnboarding,
  name: string,
  args: CustomerOnboardingArgs,
  dependsOn: DependsOn,
): Access {
  if (args.lighthouse) {
    return delegate(parent, name, args, args.lighthouse, dependsOn);
  }
  return args.direct
    ? assign(parent, name, args, args.direct, dependsOn)
    : takeGranted(parent, name, args, args.granted);
}

function delegate(
  parent: CustomerOnboarding,
  name: string,
  onboarding: OnboardingBase,
  access: LighthouseAccess,
  dependsOn: DependsOn,
): Access {
  const args = onboardedDelegation(onboarding, access);
  const delegation = new LighthouseDelegation(name, args, {
    parent,
    ...(dependsOn && { dependsOn }),
  });
  const judged = readAdminAgents(parent, name, onboarding.customer, {
    judgement: delegation.judgement,
    reader: rolesReader(access.readAs, access.existingLink),
    scopes: access.scopes,
    after: [delegation],
  });
  return { ...judged, delegation };
}

function assign(
  parent: CustomerOnboarding,
  name: string,
  onboarding: OnboardingBase,
  access: DirectAccess,
  dependsOn: DependsOn,
): Access {
  const planned = planLink(access, onboarding.customer.tenantId, onboardedHolder(access));
  const roleAssignments = new PartnerRoleAssignments(
    name,
    { ...onboardedAssignments(onboarding, access), existingLink: planned },
    { parent, ...(dependsOn && { dependsOn }) },
  );
  const link = createLink(parent, name, planned);
  const judged = readAdminAgents(parent, name, onboarding.customer, {
    judgement: roleAssignments.judgement,
    reader: rolesReader(access.readAs, planned),
    scopes: access.scopes,
    after: [roleAssignments, link],
  });
  return { ...judged, roleAssignments, link };
}

function standingLink(link: PartnerAdminLink | undefined) {
  return (
    link && {
      partnerId: link.partnerId,
      partnerName: link.partnerName,
      tenantId: link.tenantId,
      objectId: link.objectId,
      createdTime: link.createdTime,
      updatedTime: link.updatedTime,
    }
  );
}
