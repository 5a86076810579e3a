import type { AccessFacts } from "../facts/accessFacts";
import { roleLabel } from "../../../../azure/roles";
import { scopeLabel } from "../../../../azure/scope";
import type { Rule, Said } from "./rule";
import { roleAssignmentsApi } from "./sources";

/** Rules about what Azure told of access that is declared. */
export const readingRules: Rule[] = [
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
