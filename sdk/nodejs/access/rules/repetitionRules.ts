import type { AccessFacts } from "../facts/accessFacts";
import type { Grant } from "../facts/grant";
import { isGuid } from "../../../../azure/guid";
import { roleLabel } from "../../../../azure/roles";
import type { Scope } from "../../../../azure/scope";
import { contains, sameScope, scopeLabel } from "../../../../azure/scope";
import type { Rule, Said } from "./rule";
import { ownArguments } from "./sources";

/** Rules about what is declared more than once. */
export const repetitionRules: Rule[] = [
  {
    id: "A3",
    title: "One role is given twice to one principal",
    level: "error",
    step: "other",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    why: "Azure keeps one assignment of a role to a principal at a scope. Two declarations of it would be one thing under two names.",
    whatToDo: "Name each pair of principal and role once.",
    mayIgnore: "No.",
    judge: repeatedGrants,
  },
  {
    id: "A4",
    title: "Scopes overlap",
    level: "error",
    lighter: "warning",
    step: "scope",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    why: "One scope under two keys would be two resources of one name. A scope inside another one is covered by it already.",
    whatToDo: "Name each scope once, and leave out inner ones.",
    mayIgnore: "Yes, as a warning: where the inner scope is to outlive the outer one.",
    judge: overlappingScopes,
  },
];

function repeatedGrants({ mode, grants = [] }: AccessFacts): Said[] {
  // What is granted already may be told once for each member of the group that holds it.
  const ofOneHolder = (one: Grant, other: Grant) => mode !== "granted" || sameMembers(one, other);
  return grants.flatMap((grant, index) => {
    const first = grants
      .slice(0, index)
      .find((earlier) => sameGrant(earlier, grant) && ofOneHolder(earlier, grant));
    return first && grant.role
      ? [
          {
            message:
              `${grant.property} gives ${roleLabel(grant.role)} to ${grant.principalId}, ` +
              `as ${first.property} already does.`,
            remedy: "Name each pair of principal and role once.",
            subject: grant.property,
          },
        ]
      : [];
  });
}

function sameGrant(left: Grant, right: Grant): boolean {
  const [a, b] = [left.scopes, right.scopes];
  return (
    isGuid(left.principalId) &&
    left.principalId === right.principalId &&
    left.role !== undefined &&
    left.role.id === right.role?.id &&
    left.duration !== undefined &&
    left.duration === right.duration &&
    a !== undefined &&
    b !== undefined &&
    a.some((scope) => b.some((other) => sameScope(scope, other)))
  );
}

function sameMembers({ members: left }: Grant, { members: right }: Grant): boolean {
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

function overlappingScopes(facts: AccessFacts): Said[] {
  const lists = facts.delegation
    ? [facts.delegation.scopes]
    : (facts.grants ?? []).map((grant) => grant.scopes);
  const said = lists.flatMap((scopes) => overlapsWithin(scopes ?? []));
  return said.filter((one, at) => said.findIndex((o) => o.message === one.message) === at);
}

function overlapsWithin(scopes: Scope[]): Said[] {
  return scopes.flatMap((scope, index) =>
    scopes.flatMap((other, otherIndex): Said[] => {
      if (index === otherIndex || !contains(scope, other)) {
        return [];
      }
      if (!sameScope(scope, other)) {
        return [
          {
            level: "warning",
            message: `The ${scopeLabel(other)} is already covered by the ${scopeLabel(scope)}.`,
            remedy: "Leave out the inner scope, unless it is to outlive the outer one.",
            subject: other.id,
          },
        ];
      }
      return index < otherIndex
        ? [
            {
              message: `The ${scopeLabel(scope)} is named twice.`,
              remedy: "Name each scope once.",
              subject: scope.id,
            },
          ]
        : [];
    }),
  );
}
