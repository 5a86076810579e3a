import type { AccessFacts } from "../facts/accessFacts";
import { holdingsOf } from "../credit/holding";
import { ownHoldings } from "../credit/ownHoldings";
import { outermost, scopeLabel } from "../../../../azure/scope";
import type { Rule, Said } from "./rule";
import { linkPage } from "./sources";

/** Rules about whose the access is, and where the linked identity has it. */
export const holderRules: Rule[] = [
  {
    id: "P6",
    title: "The linked identity holds none of the access",
    level: "error",
    lighter: "warning",
    step: "identity",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Usage is attributed by the access of the linked identity itself, or of a group that it is a member of.",
    whatToDo:
      "Give the linked identity a role, link the identity that holds it, or name it among the `members` of the group.",
    mayIgnore: "No: nothing is attributed through such a link.",
    judge: roleBelongsToSomebodyElse,
  },
  {
    id: "P7",
    title: "The role is held at most through a group",
    level: "warning",
    step: "identity",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Of a group, the members count that are linked. Nobody said that the linked identity is one.",
    whatToDo: "List the linked identity among the `members`, or give it the role itself.",
    mayIgnore: "Yes, where you know that the linked identity is a member.",
    judge: heldThroughGroup,
  },
  {
    id: "P11",
    title: "Where a listed role is held permanently",
    level: "note",
    step: "scope",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Usage is attributed below the scopes of the linked identity's roles.",
    whatToDo: "Nothing.",
    mayIgnore: "Yes.",
    judge: coverage,
  },
];

function roleBelongsToSomebodyElse(facts: AccessFacts): Said[] {
  const { link, grants } = facts;
  const perhaps = holdingsOf(facts) ?? [];
  const open = perhaps.filter(({ through }) => through !== "unstatedPrincipal");
  if (!link?.objectId || !grants?.length || open.length > 0) {
    return [];
  }
  const said = {
    message: `Identity ${link.objectId} is linked, but none of the declared access is its own`,
    remedy:
      "Give the linked identity a role, or link the identity that holds it. If it is a member of a " +
      'group named here, say so: `principalType: "Group"` and `members`.',
    subject: link.objectId,
  };
  return perhaps.length > 0
    ? [
        {
          ...said,
          level: "warning",
          message: `${said.message}, unless a principal whose type is not stated is a group that it belongs to.`,
        },
      ]
    : [{ ...said, message: `${said.message}: nothing is attributed through this link.` }];
}

function heldThroughGroup(facts: AccessFacts): Said[] {
  const stated = (holdingsOf(facts) ?? []).filter(({ through }) => through !== "unstatedPrincipal");
  return facts.link &&
    stated.length > 0 &&
    stated.every(({ through }) => through === "undeclaredGroup")
    ? [
        {
          message:
            "The linked identity holds its roles at most through a group, and only linked members " +
            "of a group count.",
          remedy: "List the members that are linked as `members`, or give the identity the role.",
          subject: stated[0]?.grant.principalId,
        },
      ]
    : [];
}

function coverage(facts: AccessFacts): Said[] {
  const counting = ownHoldings(facts).filter(
    ({ grant, doubts }) =>
      grant.duration === "permanent" &&
      doubts.every((doubt) => doubt === "managementGroup") &&
      grant.role?.pec === "yes",
  );
  const labels = outermost(counting.flatMap(({ grant }) => grant.scopes ?? [])).map(scopeLabel);
  return labels.length > 0
    ? [{ message: `The linked identity permanently holds a listed role at: ${labels.join("; ")}.` }]
    : [];
}
