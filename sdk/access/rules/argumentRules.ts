import type { AccessFacts, Grant, Problem } from "../accessFacts";
import { isGuid } from "../guid";
import { roleLabel } from "../roles";
import type { Scope } from "../scope";
import { contains, sameScope, scopeLabel } from "../scope";
import type { Rule, Said } from "./rule";
import { lighthouseApi, ownArguments } from "./sources";

/** Rules about arguments that cannot be sent to Azure as they are. */
export const argumentRules: Rule[] = [
  { id: "A1", level: "error", ...ownArguments, skippable: false, judge: problems("A1") },
  { id: "A2", level: "error", ...ownArguments, skippable: false, judge: problems("A2") },
  { id: "A3", level: "error", ...ownArguments, judge: repeatedGrants },
  { id: "A4", level: "warning", ...ownArguments, judge: overlappingScopes },
  { id: "A5", level: "error", ...ownArguments, skippable: false, judge: problems("A5") },
  { id: "A6", level: "error", ...lighthouseApi, skippable: false, judge: problems("A6") },
  { id: "A7", level: "error", ...ownArguments, judge: twoCredentials },
  { id: "C1", level: "warning", ...ownArguments, judge: plainTextSecrets },
];

function problems(id: Problem["id"]) {
  return (facts: AccessFacts): Said[] =>
    facts.problems
      .filter((problem) => problem.id === id)
      .map(({ message, property }) => ({ message, subject: property }));
}

function repeatedGrants({ grants = [] }: AccessFacts): Said[] {
  return grants.flatMap((grant, index) => {
    const first = grants.slice(0, index).find((earlier) => sameGrant(earlier, grant));
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
    left.duration === right.duration &&
    a !== undefined &&
    b !== undefined &&
    a.some((scope) => b.some((other) => sameScope(scope, other)))
  );
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
            message: `The ${scopeLabel(other)} is already covered by the ${scopeLabel(scope)}.`,
            remedy: "Leave out the inner scope, unless it is to outlive the outer one.",
            subject: other.id,
          },
        ];
      }
      return index < otherIndex
        ? [
            {
              level: "error",
              message: `The ${scopeLabel(scope)} is named twice.`,
              remedy: "Name each scope once.",
              subject: scope.id,
            },
          ]
        : [];
    }),
  );
}

function twoCredentials({ explicitProvider, link }: AccessFacts): Said[] {
  return explicitProvider && link?.madeBy === "component" && link.identityGiven === false
    ? [
        {
          message:
            "The access is written by an azure-native provider of its own, and nothing says who is " +
            "linked: the provider's credential cannot be read from here, and whoever happens to be " +
            "signed in would be linked.",
          remedy: "Say who is linked in `link.identity`; an empty one means the ambient sign-in.",
          subject: "link.identity",
        },
      ]
    : [];
}

function plainTextSecrets({ plainTextSecrets: keys }: AccessFacts): Said[] {
  return keys.map((key) => ({
    message: `${key} stands in this stack's configuration in plain text, readable to everybody who can read the file.`,
    remedy: `Encrypt it: pulumi config set --secret ${key}. Then replace the secret itself: it was in the clear.`,
    subject: key,
  }));
}
