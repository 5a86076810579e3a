import type { AccessFacts, Grant } from "../accessFacts";
import type { Role } from "../roles";
import { refusalOf, roleLabel, wellKnownRoles } from "../roles";
import { mayRead } from "./mayRead";
import type { Rule, Said } from "./rule";
import { lighthousePages } from "./sources";

/** Rules about the roles that a Lighthouse delegation gives permanently. */
export const delegatedRoleRules: Rule[] = [
  { id: "L1", level: "error", ...lighthousePages, perRole: true, judge: refusedRoles },
  { id: "L2", level: "error", ...lighthousePages, perRole: true, judge: delegatedRoles },
  { id: "L7", level: "warning", ...lighthousePages, judge: nobodyCanRemove },
  { id: "L8", level: "warning", ...lighthousePages, judge: nobodyCanSee },
];

const { userAccessAdministrator, owner } = wellKnownRoles;

function refusedRoles(facts: AccessFacts): Said[] {
  return permanentGrants(facts).flatMap(({ role, property }) =>
    role?.lighthouse === "no" ? [{ ...refusal(role), subject: property, roleId: role.id }] : [],
  );
}

function refusal(role: Role): Said {
  if (role.id === owner) {
    return {
      message: `Azure Lighthouse never delegates ${roleLabel(role)}.`,
      remedy: "Contributor is the strongest role it accepts.",
    };
  }
  const answer =
    role.refusedFor === "data actions"
      ? "with data actions not allowed for registration definition"
      : "is not allowed for registration definition because of restricted actions";
  return {
    message: `${refusalOf(role)}: "The role definition '${role.id}' ${answer}".`,
    remedy: `Choose a built-in role without ${role.refusedFor}.`,
  };
}

function delegatedRoles(facts: AccessFacts): Said[] {
  return permanentGrants(facts).flatMap(({ role, property, delegatedRoles: delegated }): Said[] => {
    if (role?.id === userAccessAdministrator && delegated?.length === 0) {
      return [
        {
          message: `${property} delegates User Access Administrator without saying which roles it may give.`,
          remedy: "Add `delegatedRoles`: roles it may give to managed identities of the customer.",
          subject: property,
          roleId: role.id,
        },
      ];
    }
    // Documented as unsupported; that Azure refuses it was not seen.
    return (delegated ?? [])
      .filter((one) => one.lighthouse === "no" || one.lighthouse === "limited")
      .map((one) => ({
        level: "warning",
        message: `${property} lets ${roleLabel(one)} be given to managed identities, which Azure Lighthouse does not support.`,
        remedy: one.refusedFor && `It has ${one.refusedFor}.`,
        subject: property,
        roleId: one.id,
      }));
  });
}

function nobodyCanRemove(facts: AccessFacts): Said[] {
  const roles = permanentGrants(facts).map((grant) => grant.role);
  return facts.delegation &&
    roles.length > 0 &&
    roles.every((role) => role && role.id !== wellKnownRoles.registrationAssignmentDelete)
    ? [
        {
          message: "Only the customer can remove this delegation.",
          remedy:
            'To be able to leave, add "Managed Services Registration assignment Delete Role" ' +
            `(${wellKnownRoles.registrationAssignmentDelete}).`,
        },
      ]
    : [];
}

function nobodyCanSee(facts: AccessFacts): Said[] {
  const grants = permanentGrants(facts);
  const everythingKnown = grants.every((grant) => grant.role && grant.principalType !== undefined);
  const people = grants.filter((grant) => grant.principalType !== "ServicePrincipal");
  return facts.delegation && grants.length > 0 && everythingKnown && !people.some(mayRead)
    ? [
        {
          message:
            'No user or group holds Reader permanently: the customer will not appear under "My customers".',
          remedy: "Add Reader for a security group of the people who look after this customer.",
        },
      ]
    : [];
}

function permanentGrants({ delegation, grants = [] }: AccessFacts): Grant[] {
  return delegation ? grants.filter((grant) => grant.duration === "permanent") : [];
}
