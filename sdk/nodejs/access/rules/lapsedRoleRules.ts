import type { AccessFacts } from "../facts/accessFacts";
import { roleLabel } from "../../../../azure/roles";
import { scopeLabel } from "../../../../azure/scope";
import type { Rule, Said } from "./rule";
import { derived, roleAssignmentsApi } from "./sources";

/** Rules about declared roles that may be held no more. */
export const lapsedRoleRules: Rule[] = [
  {
    id: "P21",
    title: "The end of a role has passed",
    level: "warning",
    step: "duration",
    kind: "fact",
    source: derived,
    judged: "program",
    why: "A role that has ended is held no more, whatever is declared of it.",
    whatToDo: "Take the role out, or correct the end once the customer has prolonged it.",
    mayIgnore: "No: nothing is attributed by it.",
    judge: hasEnded,
  },
  {
    id: "P18",
    title: "Azure does not show a declared role",
    level: "warning",
    step: "role",
    kind: "fact",
    source: roleAssignmentsApi,
    judged: "program",
    perRole: true,
    why: "The customer may have taken the role away. A role that a group holds, or that Azure Lighthouse gave, is not shown as the identity's own either.",
    whatToDo:
      "Ask the customer for the role again, name the group as `groupId`, or say how the role was granted (`grantedBy`).",
    mayIgnore: "Yes, where you know why Azure does not show it.",
    judge: roleIsNotShown,
  },
];

function hasEnded({ grants = [], today }: AccessFacts): Said[] {
  return grants
    .filter(
      ({ endDateTime }) => endDateTime != null && Date.parse(endDateTime) <= Date.parse(today),
    )
    .map(({ property, endDateTime }) => ({
      message: `${property} ended at ${endDateTime}: it is held no more.`,
      remedy: "Take it out, or correct the end.",
      subject: property,
    }));
}

function roleIsNotShown({ grants = [] }: AccessFacts): Said[] {
  return grants.flatMap(({ property, principalId, role, scopes = [], reading }): Said[] =>
    role && reading?.state === "notFound"
      ? [
          {
            message:
              `Azure shows no role assignment of ${roleLabel(role)} to ${principalId} at the ` +
              `${scopes.map(scopeLabel).join(", ")} or above it (asked as ${reading.askedAs}).`,
            remedy:
              "If the customer took it away, ask for it again; if a group holds it, name the group " +
              'as `groupId`; of access by Azure Lighthouse say `grantedBy: "lighthouse"`.',
            subject: property,
            roleId: role.id,
          },
        ]
      : [],
  );
}
