import type { AccessFacts, Grant } from "../accessFacts";
import { sameId } from "../guid";
import { refusalOf, roleLabel, wellKnownRoles } from "../roles";
import { mayRead } from "./mayRead";
import type { Rule, Said } from "./rule";
import { lighthousePages } from "./sources";

/** Rules about the eligible authorizations of a Lighthouse delegation. */
export const eligibleRules: Rule[] = [
  { id: "L5", level: "error", ...lighthousePages, perRole: true, judge: refusedEligible },
  { id: "L6", level: "warning", ...lighthousePages, judge: cannotActivate },
];

const shortest = 30;
const longest = 8 * 60;
const mostApprovers = 10;
const { owner, userAccessAdministrator } = wellKnownRoles;

function refusedEligible(facts: AccessFacts): Said[] {
  const grants = eligibleGrants(facts);
  return grants.flatMap((grant, index) => [
    ...refusedPrincipal(grant),
    ...refusedRole(grant),
    ...refusedActivation(grant),
    ...differingPolicy(grant, grants.slice(0, index)),
  ]);
}

function refusedPrincipal({ property, principalType }: Grant): Said[] {
  return principalType === "ServicePrincipal"
    ? [
        {
          message: `${property} is for a service principal; only users and groups can be eligible.`,
          remedy: "Give the service principal a permanent authorization.",
          subject: property,
        },
      ]
    : [];
}

function refusedRole({ property, role, delegatedRoles }: Grant): Said[] {
  const said: Said[] = [];
  if (role && [owner, userAccessAdministrator].includes(role.id)) {
    said.push({
      message:
        `${property}: "The role definition '${role.id}' is restricted for eligible authorization ` +
        `in registration definition" (${role.name}).`,
      remedy: "Choose another role: Owner and User Access Administrator cannot be eligible.",
      subject: property,
      roleId: role.id,
    });
  } else if (role?.lighthouse === "no") {
    said.push({
      message: `${property}: ${refusalOf(role)}.`,
      remedy: `Choose a built-in role without ${role.refusedFor}.`,
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

function refusedActivation({ property, activation }: Grant): Said[] {
  if (!activation) {
    return [];
  }
  const said: Said[] = [];
  const { maximumDuration, approvers = [], multiFactor } = activation;
  const minutes = maximumDuration === undefined ? shortest : minutesOf(maximumDuration);
  if (minutes === undefined || minutes < shortest || minutes > longest) {
    said.push({
      message: `${property} can be active for "${maximumDuration}"; Azure Lighthouse takes PT30M to PT8H.`,
      remedy: "Write an ISO 8601 duration such as PT4H.",
      subject: property,
    });
  }
  if (multiFactor !== undefined && multiFactor !== "Azure" && multiFactor !== "None") {
    said.push({
      message: `${property} asks for multi-factor authentication by "${multiFactor}"; it is "Azure" or "None".`,
      subject: property,
    });
  }
  if (approvers.length > mostApprovers) {
    said.push({
      message: `${property} has ${approvers.length} approvers; at most ${mostApprovers} are allowed.`,
      subject: property,
    });
  }
  if (approvers.some((approver) => approver.principalType === "ServicePrincipal")) {
    said.push({
      message: `${property} has a service principal as approver; only users and groups can approve.`,
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
      JSON.stringify(one.activation) !== JSON.stringify(grant.activation),
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
  return eligibleGrants(facts)
    .filter(({ principalId }) => {
      const own = permanent.filter((grant) => sameId(grant.principalId, principalId));
      return principalId !== undefined && everythingKnown && !own.some(mayRead);
    })
    .map(({ property, principalId }) => ({
      message: `${principalId} holds no permanent Reader role and cannot activate its eligible one in the portal.`,
      remedy: "Add Reader as a permanent authorization for the same principal.",
      subject: property,
    }));
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

function minutesOf(duration: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration);
  return parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : undefined;
}
