import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import type { Role } from "../../../../azure/roles";
import { roleLabel, wellKnownRoles } from "../../../../azure/roles";
import { asOfTable, mayRead, roleDoubt } from "./lighthouseRole";
import type { Rule, Said } from "./rule";
import { lighthouseRolesPage, lighthouseSamples } from "./sources";

/** Rules about the roles that a Lighthouse delegation gives. */
export const delegatedRoleRules: Rule[] = [
  {
    id: "L1",
    title: "Azure Lighthouse refuses a role",
    level: "error",
    lighter: "warning",
    step: "other",
    kind: "fact",
    source: lighthouseRolesPage,
    judged: "program",
    perRole: true,
    why: "Owner is never delegated, nor is a role that is not built in, has data actions or may change access. Which roles those are changes from month to month: what rests on the table of built-in roles warns, with the day of that table.",
    whatToDo: "Choose another built-in role, Contributor at most.",
    mayIgnore:
      "Owner: no. The others: yes, Azure is the judge; if it refuses, nothing of the delegation is made.",
    judge: refusedRoles,
  },
  {
    id: "L2",
    title: "Roles to give to managed identities",
    level: "error",
    lighter: "warning",
    step: "other",
    kind: "guard",
    source: lighthouseRolesPage,
    against: lighthouseSamples,
    judged: "program",
    perRole: true,
    why: "User Access Administrator is delegated only with the list of the roles that it may give to managed identities of the customer, and no other role can give any. The sources conflict on roles with data actions in that list: Microsoft's page supports none, Microsoft's samples ask for some.",
    whatToDo: "Give `delegatedRoles` with User Access Administrator, and with no other role.",
    mayIgnore:
      "A missing list: no. Roles in the list: yes, a refusal by Azure is documented and was never seen.",
    judge: delegatedRoles,
  },
  {
    id: "L7",
    title: "Only the customer can end the delegation",
    level: "warning",
    step: "other",
    kind: "fact",
    source: lighthouseRolesPage,
    judged: "program",
    why: "Whoever manages a customer can leave only with the role that deletes the assignment, held permanently or made eligible.",
    whatToDo: "Add Managed Services Registration assignment Delete Role.",
    mayIgnore: "Yes, where the customer is to end it.",
    judge: nobodyCanRemove,
  },
  {
    id: "L8",
    title: "The customer does not appear under My customers",
    level: "warning",
    step: "other",
    kind: "fact",
    source: lighthouseRolesPage,
    judged: "program",
    why: "The portal lists a customer to people who hold Reader, or a role that includes it, permanently.",
    whatToDo: "Add Reader for a security group of the people who look after this customer.",
    mayIgnore: "Yes, where nobody looks after the customer in the portal.",
    judge: nobodyCanSee,
  },
];

const { userAccessAdministrator, owner, registrationAssignmentDelete } = wellKnownRoles;

function refusedRoles(facts: AccessFacts): Said[] {
  return permanentGrants(facts).flatMap(({ role, property }): Said[] => {
    const subject = { subject: property, roleId: role?.id };
    if (role?.id === owner) {
      const message = `Azure Lighthouse never delegates ${roleLabel(role)}.`;
      const remedy = "Contributor is the strongest role it accepts.";
      return [{ message, remedy, ...subject }];
    }
    const doubt = role && roleDoubt(role);
    return doubt ? [{ level: "warning", ...doubt, ...subject }] : [];
  });
}

function delegatedRoles(facts: AccessFacts): Said[] {
  return permanentGrants(facts).flatMap(({ role, property, delegatedRoles: listed }): Said[] => {
    if (!role || !listed) {
      return [];
    }
    if (role.id !== userAccessAdministrator) {
      return listed.length === 0
        ? []
        : [
            {
              level: "warning",
              message: `${property} has delegatedRoles, and ${roleLabel(role)} cannot give roles.`,
              remedy: "Leave out `delegatedRoles`: only User Access Administrator takes them.",
              subject: property,
              roleId: role.id,
            },
          ];
    }
    return listed.length > 0
      ? listed.flatMap((one) => doubtOfListed(property, one))
      : [
          {
            message: `${property} delegates User Access Administrator without saying which roles it may give.`,
            remedy:
              "Add `delegatedRoles`: roles it may give to managed identities of the customer.",
            subject: property,
            roleId: role.id,
          },
        ];
  });
}

/** Documented as unsupported; that Azure refuses it was not seen. */
function doubtOfListed(property: string, role: Role): Said[] {
  const said = { level: "warning" as const, subject: property, roleId: role.id };
  if (role.id === owner || role.id === userAccessAdministrator) {
    const message = `${property} lets ${roleLabel(role)} be given to managed identities, which Azure Lighthouse does not support.`;
    return [{ ...said, message, remedy: "Leave it out of `delegatedRoles`." }];
  }
  if (role.refusedFor === "data actions") {
    const message =
      `${property} lets ${roleLabel(role)} be given to managed identities, and it has data actions ` +
      `${asOfTable()}: sources conflict. Microsoft's page (${lighthouseRolesPage.date}) supports no ` +
      "role with data actions; Microsoft's own samples list Log Analytics Contributor and ask for " +
      "Storage Blob Data Reader.";
    const remedy = "Leave it out of `delegatedRoles` if Azure refuses it: Azure is the judge.";
    return [{ ...said, message, remedy }];
  }
  const doubt = roleDoubt(role);
  return doubt
    ? [
        {
          ...said,
          message: `In delegatedRoles of ${property}: ${doubt.message}`,
          remedy: doubt.remedy,
        },
      ]
    : [];
}

function nobodyCanRemove({ delegation, grants = [] }: AccessFacts): Said[] {
  return delegation &&
    grants.length > 0 &&
    grants.every(({ role }) => role && role.id !== registrationAssignmentDelete)
    ? [
        {
          message: "Only the customer can remove this delegation.",
          remedy:
            'To be able to leave, add "Managed Services Registration assignment Delete Role" ' +
            `(${registrationAssignmentDelete}).`,
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
