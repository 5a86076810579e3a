import * as pulumi from "@pulumi/pulumi";
import type { PartnerAdminLink } from "../partnerAdminLink";
import type { AccessFacts } from "./accessFacts";
import { grantedFacts, grantedRoles } from "./grantedFacts";
import type { KnownGranted } from "./grantedFacts";
import { HeldRoles } from "./heldRoles";
import type { HeldRolesArgs } from "./heldRoles";
import { judge } from "./judge";
import type { PartlyKnown } from "./known";
import type { ExistingLink } from "./linkArguments";
import { declaredLink } from "./linkFacts";
import { LinkToMake } from "./linkToMake";
import type { GrantedAccess, OnboardingBase } from "./onboardingArgs";
import { createLink, planLink } from "./plannedLink";
import { createReader } from "./reader";
import { holdersOf, withReadings } from "./roleReading";
import type { Checked } from "./rules/checkRules";
import { surroundingsOf } from "./surroundings";

/** What access that was already granted comes to: nothing but the link and a reading. */
export interface TakenAccess {
  facts: pulumi.Output<AccessFacts>;
  checked: pulumi.Output<Checked>;
  link?: PartnerAdminLink;
  heldRoles?: HeldRoles;
}

/** Takes access that the customer has already granted: judges it, makes the link, reads the roles. */
export function takeGranted(
  parent: pulumi.ComponentResource,
  name: string,
  { customer, skipRules }: OnboardingBase,
  access: GrantedAccess,
): TakenAccess {
  const planned = planLink(access, customer.tenantId, undefined);
  const surroundings = surroundingsOf(parent, name);
  const judgement = judge(
    parent,
    name,
    { customer, access: access.access, link: declaredLink(planned, access) },
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
  { readRoles, readAs }: GrantedAccess,
  link: ExistingLink,
): Omit<HeldRolesArgs, "holders"> | undefined {
  if (readRoles === false) {
    return undefined;
  }
  if (readAs) {
    return { identity: readAs };
  }
  return link instanceof LinkToMake
    ? { identity: link.args.identity, whenUnreachable: link.args.whenUnreachable }
    : undefined;
}

// From the access alone: a link that is being changed must not make the reading look changed.
function declaredHolders({ access }: GrantedAccess) {
  return pulumi.output(access).apply((known) => {
    const roles = known as PartlyKnown<pulumi.Unwrap<GrantedAccess["access"]>>;
    return holdersOf(grantedRoles(createReader(), roles));
  });
}
