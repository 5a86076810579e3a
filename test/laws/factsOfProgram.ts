import * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "../../sdk/nodejs/access/facts/accessFacts";
import type { LighthouseDelegationArgs } from "../../sdk/nodejs/access/args/delegationArgs";
import type { KnownDelegation } from "../../sdk/nodejs/access/facts/delegationFacts";
import { declaredDelegation, delegationFacts } from "../../sdk/nodejs/access/facts/delegationFacts";
import type { KnownGranted } from "../../sdk/nodejs/access/facts/grantedFacts";
import { grantedFacts } from "../../sdk/nodejs/access/facts/grantedFacts";
import { knownNow, notYetKnown } from "../../sdk/nodejs/access/facts/known";
import type { DeclaredLink } from "../../sdk/nodejs/access/args/declaredLink";
import { declaredLink } from "../../sdk/nodejs/access/facts/linkFacts";
import { declaredNewLink } from "../../sdk/nodejs/access/args/linkToMake";
import {
  onboardedAssignments,
  onboardedDelegation,
  onboardedHolder,
} from "../../sdk/nodejs/access/children/onboardedAccess";
import type { CustomerOnboardingArgs, DirectAccess, GrantedAccess } from "../../sdk/nodejs/access";
import type { PartnerRoleAssignmentsArgs } from "../../sdk/nodejs/access/args/roleAssignmentsArgs";
import type { KnownAssignments } from "../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import {
  declaredAssignments,
  roleAssignmentsFacts,
} from "../../sdk/nodejs/access/facts/roleAssignmentsFacts";
import type { RunFacts } from "../../sdk/nodejs/access/facts/runFacts";
import type { Tree } from "./leaf";
import type { Program } from "./programs";

/** Name of the component in every program. */
export const component = "fabrikam";

/** What a program runs with: the configuration of its stack. */
function runFactsOf({ environment, ownPartnerIds }: Program): RunFacts {
  return {
    defaultEnvironment: environment ?? "public",
    explicitProvider: environment === undefined,
    defaultTenant: undefined,
    ownPartnerIds: ownPartnerIds && [...ownPartnerIds],
    plainTextSecrets: [],
    clientIds: [],
    today: "2026-11-26",
  };
}

/** The facts of arguments, by the same functions as the components'; any part may be not known yet. */
export function factsOfArgs(program: Program, args: Tree): AccessFacts {
  const run = runFactsOf(program);
  const delegation = (given: LighthouseDelegationArgs) =>
    delegationFacts(component, declaredDelegation(given) as KnownDelegation, run);
  switch (program.form) {
    case "delegation":
      return delegation(args as LighthouseDelegationArgs);
    case "assignments": {
      const declared = declaredAssignments(args as PartnerRoleAssignmentsArgs);
      return roleAssignmentsFacts(component, declared as KnownAssignments, run);
    }
    default:
      return onboardingFacts(args as CustomerOnboardingArgs, run, delegation);
  }
}

function onboardingFacts(
  args: CustomerOnboardingArgs,
  run: RunFacts,
  delegation: (args: LighthouseDelegationArgs) => AccessFacts,
): AccessFacts {
  const { customer } = args;
  if (args.lighthouse) {
    return delegation(onboardedDelegation(args, args.lighthouse));
  }
  if (args.direct) {
    const link = linkOf(args.direct, customer.tenantId, holderOf(args.direct));
    const declared = { ...onboardedAssignments(args, args.direct), link };
    return roleAssignmentsFacts(component, declared as KnownAssignments, run);
  }
  const link = linkOf(args.granted, customer.tenantId, undefined);
  const declared = { customer, access: args.granted.access, link };
  return grantedFacts(component, declared as KnownGranted, run);
}

/** As the component takes it, of which the answer may wait for the principal's type. */
function holderOf(access: DirectAccess): DirectAccess["principalId"] {
  const waits = (access.principalType as unknown) === notYetKnown;
  const principalType = waits ? pulumi.output(pulumi.unknown as never) : access.principalType;
  return knownNow(onboardedHolder({ ...access, principalType })) as DirectAccess["principalId"];
}

/** As {@link planLink} and `declaredLink` take it; a link to make would need a runtime. */
function linkOf(
  access: DirectAccess | GrantedAccess,
  tenantId: CustomerOnboardingArgs["customer"]["tenantId"],
  holder: Parameters<typeof declaredNewLink>[2],
): DeclaredLink {
  const { globalPartnerId } = access;
  return access.link
    ? { ...declaredNewLink(access.link, tenantId, holder), globalPartnerId }
    : declaredLink(access.existingLink, access);
}
