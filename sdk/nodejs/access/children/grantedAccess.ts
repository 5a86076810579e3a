import * as pulumi from "@pulumi/pulumi";
import type { PartnerAdminLink } from "../../partnerAdminLink";
import { adminAgentsHolders, withAdminAgents } from "../facts/adminAgents";
import { grantedFacts, grantedRoles } from "../facts/grantedFacts";
import type { KnownGranted } from "../facts/grantedFacts";
import { HeldRoles } from "../reading/heldRoles";
import { judge } from "../verdict/judge";
import { stoppedBy } from "../verdict/stopped";
import type { JudgedAccess } from "../verdict/judgedAccess";
import { judgedWith } from "../verdict/judgedAccess";
import type { PartlyKnown } from "../facts/known";
import { declaredLink } from "../facts/linkFacts";
import type { GrantedAccess, OnboardingBase } from "../args/onboardingArgs";
import type { OnboardedCustomer } from "../args/customerArgs";
import { createLink } from "./link";
import { planLink } from "../args/linkToMake";
import { createReader } from "../facts/reader";
import { holdersOf, withReadings } from "../facts/roleReading";
import { rolesReader } from "./rolesReader";
import { runFactsOf } from "../facts/runFacts";

/** What access that was already granted comes to: nothing but the link and a reading. */
export interface TakenAccess extends JudgedAccess {
  link?: PartnerAdminLink | undefined;
}

/** Takes access that the customer has already granted: judges it, makes the link, reads the roles. */
export function takeGranted(
  parent: pulumi.ComponentResource,
  name: string,
  { customer, skipRules }: OnboardingBase,
  access: GrantedAccess,
): TakenAccess {
  const planned = planLink(access, customer.tenantId, undefined);
  const run = runFactsOf(parent, stoppedBy(parent, name));
  const judgement = judge(
    parent,
    name,
    { customer, access: access.access, link: declaredLink(planned, access) },
    (known) => grantedFacts(name, known as KnownGranted, run),
    skipRules,
    undefined,
  );
  const link = createLink(parent, name, planned);
  const reader = access.readRoles === false ? undefined : rolesReader(access.readAs, planned);
  if (!reader) {
    return { facts: judgement.facts, checked: judgement.checked, link };
  }
  const heldRoles = new HeldRoles(
    name,
    { ...reader, holders: declaredHolders(customer, access) },
    // A linked identity made in this run signs in for its link first.
    pulumi.mergeOptions(judgement.childOptions, link && { dependsOn: link }),
  );
  const judged = judgedWith(judgement, heldRoles, (declared, told) =>
    withAdminAgents(withReadings(declared, told), told),
  );
  return { ...judged, link };
}

// From the access alone: a link that is being changed must not make the reading look changed.
function declaredHolders(customer: OnboardedCustomer, { access }: GrantedAccess) {
  const grants = pulumi.output(access).apply((known) => {
    const roles = known as PartlyKnown<pulumi.Unwrap<GrantedAccess["access"]>>;
    return grantedRoles(createReader(), roles) ?? [];
  });
  const scopes = grants.apply((all) =>
    all.flatMap((grant) => grant.scopes ?? []).map(({ id }) => id),
  );
  return pulumi
    .all([grants.apply(holdersOf), adminAgentsHolders(customer, scopes)])
    .apply(([holders, adminAgents]) => [...holders, ...adminAgents]);
}
