import * as pulumi from "@pulumi/pulumi";
import type { PartnerAdminLink } from "../partnerAdminLink";
import type { AccessFacts } from "./accessFacts";
import { grantedFacts, grantedRoles } from "./grantedFacts";
import type { KnownGranted } from "./grantedFacts";
import { HeldRoles } from "./heldRoles";
import type { HeldRolesArgs } from "./heldRoles";
import { judge } from "./judge";
import type { PartlyKnown } from "./known";
import { declaredLink } from "./linkFacts";
import type { CustomerOnboardingArgs, GrantedAccessArgs } from "./onboardingArgs";
import { createLink, planLink } from "./plannedLink";
import type { PlannedLink } from "./plannedLink";
import { createReader } from "./reader";
import { holdersOf, withReadings } from "./roleReading";
import type { Checked } from "./rules/checkRules";
import { surroundingsOf } from "./surroundings";

/** What access that was already granted comes to: nothing but the link and a reading. */
export interface GrantedAccess {
  facts: pulumi.Output<AccessFacts>;
  checked: pulumi.Output<Checked>;
  link?: PartnerAdminLink;
  heldRoles?: HeldRoles;
}

/** Takes access that the customer has already granted: judges it, makes the link, reads the roles. */
export function takeGranted(
  parent: pulumi.ComponentResource,
  name: string,
  { customer, skipRules }: CustomerOnboardingArgs,
  access: GrantedAccessArgs,
): GrantedAccess {
  const planned = planLink(access, customer.tenantId, undefined);
  const surroundings = surroundingsOf(parent);
  const judgement = judge(
    parent,
    name,
    { customer, access: access.access, link: declaredLink(planned.facts, access) },
    (known) => grantedFacts(name, known as KnownGranted, surroundings),
    skipRules,
    undefined,
  );
  const link = createLink(parent, name, planned);
  const reader = readerOf(access, planned);
  if (!reader) {
    return { facts: judgement.facts, checked: judgement.checked, link };
  }
  const heldRoles = new HeldRoles(
    name,
    { ...reader, holders: declaredHolders(access) },
    // A linked identity made in this run signs in for its link first.
    pulumi.mergeOptions(judgement.childOptions, { dependsOn: link }),
  );
  const facts = pulumi
    .all([judgement.facts, heldRoles.readings, heldRoles.askedAs])
    .apply(([declared, readings, askedAs]) => withReadings(declared, { readings, askedAs }));
  return { facts, checked: judgement.again(facts), link, heldRoles };
}

/** Who reads: whoever is named, else the identity that is linked here; nobody else signs in. */
function readerOf(
  { readAs }: GrantedAccessArgs,
  { make }: PlannedLink,
): Omit<HeldRolesArgs, "holders"> | undefined {
  if (readAs !== undefined) {
    return readAs === false ? undefined : { identity: readAs };
  }
  return make && { identity: make.args.identity, whenUnreachable: make.args.whenUnreachable };
}

// From the access alone: a link that is being changed must not make the reading look changed.
function declaredHolders({ access }: GrantedAccessArgs) {
  return pulumi.output(access).apply((known) => {
    const roles = known as PartlyKnown<pulumi.Unwrap<GrantedAccessArgs["access"]>>;
    return holdersOf(grantedRoles(createReader(), roles));
  });
}
