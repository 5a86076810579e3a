import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import { sameId } from "../../../../azure/guid";
import { roleLabel, wellKnownRoles } from "../../../../azure/roles";
import { refusedActivation, samePolicy } from "./activationPolicy";
import { oncePerPrincipal } from "./oncePerPrincipal";
import { mayRead, roleDoubt } from "./lighthouseRole";
import type { Rule, Said } from "./rule";
import { eligiblePage } from "./sources";

/** Rules about the eligible authorizations of a Lighthouse delegation. */
export const eligibleRules: Rule[] = [
  {
    id: "L5",
    title: "Azure Lighthouse refuses an eligible authorization",
    level: "error",
    lighter: "warning",
    step: "other",
    kind: "fact",
    source: eligiblePage,
    judged: "program",
    perRole: true,
    why: "Only users and groups can activate or approve; Owner and User Access Administrator cannot be eligible; a role is active for 30 minutes to 8 hours, under one policy everywhere, with at most ten approvers.",
    whatToDo: "Correct what the finding names.",
    mayIgnore:
      "As an error: no. As a warning, yes: what rests on the table of built-in roles, and a duration that cannot be read here.",
    judge: refusedEligible,
  },
  {
    id: "L6",
    title: "An eligible role cannot be activated in the portal",
    level: "warning",
    step: "other",
    kind: "fact",
    source: eligiblePage,
    judged: "program",
    why: "The portal lets a principal activate a role only if it also holds Reader, or a role that includes it, permanently.",
    whatToDo: "Add Reader as a permanent authorization for the same principal.",
    mayIgnore: "Yes, where roles are activated by the API.",
    judge: cannotActivate,
  },
  {
    id: "L13",
    title: "One person alone approves",
    level: "warning",
    step: "other",
    kind: "fact",
    source: eligiblePage,
    judged: "program",
    why: "Approvers cannot approve their own access, and nobody approves while the only one is away.",
    whatToDo:
      'Name a second approver, or say that the approver is a group: `principalType: "Group"`.',
    mayIgnore: "Yes, where the approver activates nothing and somebody else can wait.",
    judge: soleApprover,
  },
];

const { owner, userAccessAdministrator } = wellKnownRoles;

function refusedEligible(facts: AccessFacts): Said[] {
  const grants = eligibleGrants(facts);
  return [
    ...refusedPrincipals(grants),
    ...refusedApprovers(grants),
    ...grants.flatMap((grant, index) => [
      ...refusedRole(grant),
      ...refusedActivation(grant),
      ...differingPolicy(grant, grants.slice(0, index)),
    ]),
  ];
}

function refusedPrincipals(grants: Grant[]): Said[] {
  return oncePerPrincipal(
    grants.filter(({ principalType }) => principalType === "ServicePrincipal"),
  ).map(({ property }) => ({
    message: `${property} is for a service principal; only users and groups can be eligible.`,
    remedy: "Give the service principal a permanent authorization.",
    subject: property,
  }));
}

function refusedApprovers(grants: Grant[]): Said[] {
  return oncePerPrincipal(
    approversOf(grants).filter(({ principalType }) => principalType === "ServicePrincipal"),
  ).map(({ property }) => ({
    message: `${property} has a service principal as approver; only users and groups can approve.`,
    subject: property,
  }));
}

function refusedRole({ property, role, delegatedRoles }: Grant): Said[] {
  const said: Said[] = [];
  const doubt = role && roleDoubt(role);
  if (role && [owner, userAccessAdministrator].includes(role.id)) {
    said.push({
      message:
        `${property}: "The role definition '${role.id}' is restricted for eligible authorization ` +
        `in registration definition" (${role.name}).`,
      remedy: "Choose another role: Owner and User Access Administrator cannot be eligible.",
      subject: property,
      roleId: role.id,
    });
  } else if (doubt) {
    said.push({
      level: "warning",
      message: `${property}: ${doubt.message}`,
      remedy: doubt.remedy,
      subject: property,
      roleId: role.id,
    });
  }
  if (delegatedRoles?.length) {
    said.push({
      message: `${property} has delegatedRoles, which eligible authorizations cannot have.`,
      subject: property,
    });
  }
  return said;
}

function differingPolicy(grant: Grant, earlier: Grant[]): Said[] {
  const other = earlier.find(
    (one) =>
      grant.role !== undefined &&
      one.role?.id === grant.role.id &&
      !samePolicy(one.activation, grant.activation),
  );
  return other && isSettled(grant) && isSettled(other)
    ? [
        {
          message:
            `${grant.property} and ${other.property} make ${roleLabel(grant.role)} eligible under ` +
            "different policies.",
          remedy: "Give one role the same duration, multi-factor setting and approvers everywhere.",
          subject: grant.property,
          roleId: grant.role.id,
        },
      ]
    : [];
}

function cannotActivate(facts: AccessFacts): Said[] {
  const permanent = (facts.grants ?? []).filter((grant) => grant.duration === "permanent");
  const everythingKnown = permanent.every((grant) => grant.principalId && grant.role);
  const without = eligibleGrants(facts).filter(({ principalId }) => {
    const own = permanent.filter((grant) => sameId(grant.principalId, principalId));
    return principalId !== undefined && everythingKnown && !own.some(mayRead);
  });
  return oncePerPrincipal(without).map(({ property, principalId }) => ({
    message: `${principalId} holds no permanent Reader role and cannot activate an eligible one in the portal.`,
    remedy: "Add Reader as a permanent authorization for the same principal.",
    subject: property,
  }));
}

function soleApprover(facts: AccessFacts): Said[] {
  const alone = eligibleGrants(facts).filter(
    ({ activation }) => activation?.approvers?.length === 1,
  );
  return oncePerPrincipal(
    approversOf(alone).filter(
      ({ principalId, principalType }) =>
        principalId !== undefined && principalType !== undefined && principalType !== "Group",
    ),
  ).map(({ property, principalId }) => ({
    message:
      `${principalId} alone approves the activation of ${property}: approvers cannot approve their ` +
      "own access, and nobody stands in.",
    remedy: 'Name a second approver, or say that it is a group: `principalType: "Group"`.',
    subject: property,
  }));
}

function approversOf(grants: Grant[]) {
  return grants.flatMap(({ property, activation }) =>
    (activation?.approvers ?? []).map((approver) => ({ property, ...approver })),
  );
}

function eligibleGrants({ delegation, grants = [] }: AccessFacts): Grant[] {
  return delegation ? grants.filter((grant) => grant.duration === "eligible") : [];
}

function isSettled(grant: Grant): grant is Grant & { role: NonNullable<Grant["role"]> } {
  const { activation, role } = grant;
  return (
    role !== undefined &&
    activation?.maximumDuration !== undefined &&
    activation.multiFactor !== undefined &&
    activation.approvers?.every((approver) => approver.principalId !== undefined) === true
  );
}
