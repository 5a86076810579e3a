import type { AccessFacts } from "../facts/accessFacts";
import { sameId } from "../../../../azure/guid";
import { overlaps, sameScope, scopeLabel } from "../../../../azure/scope";
import type { Rule, Said } from "./rule";
import { lighthousePages } from "./sources";

/** Rules about several Lighthouse delegations of one subscription. */
export const offerRules: Rule[] = [
  {
    id: "L9",
    title: "Two delegations of one subscription get in each other's way",
    level: "error",
    lighter: "warning",
    step: "other",
    kind: "fact",
    source: lighthousePages,
    judged: "program",
    perRole: true,
    why: "Azure refuses a second offer of one name at one scope. Where two delegations give one principal the same role, removing one of them may take away what the other gives.",
    whatToDo:
      "Give every offer a name of its own, and every principal a role in one delegation only.",
    mayIgnore:
      "One name at one scope: no. Scopes inside each other, and roles that are given twice: yes, Azure takes them.",
    judge: secondDelegation,
  },
];

function secondDelegation(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  return earlier
    .filter((other) => sharesSubscription(facts, other))
    .flatMap((other) => [...sameOffer(facts, other), ...sameAccess(facts, other)]);
}

function sharesSubscription(facts: AccessFacts, other: AccessFacts): boolean {
  return Boolean(
    facts.delegation &&
    other.delegation &&
    sameId(facts.customer.subscriptionId, other.customer.subscriptionId),
  );
}

function sameOffer(facts: AccessFacts, other: AccessFacts): Said[] {
  const [mine, theirs] = [facts.delegation, other.delegation];
  const name = mine?.registrationDefinitionName;
  const pairs = (mine?.scopes ?? []).flatMap((scope) =>
    (theirs?.scopes ?? []).map((one) => [scope, one] as const),
  );
  if (name === undefined || name !== theirs?.registrationDefinitionName) {
    return [];
  }
  const same = pairs.find(([scope, one]) => sameScope(scope, one));
  const nested = pairs.find(([scope, one]) => overlaps(scope, one));
  const remedy = "Give every offer a name of its own.";
  if (same) {
    const message = `"${other.component}" already delegates the ${scopeLabel(same[0])} under the offer name "${name}".`;
    return [{ message, remedy, subject: name }];
  }
  return nested
    ? [
        {
          level: "warning",
          message:
            `"${other.component}" delegates the ${scopeLabel(nested[1])} under the offer name ` +
            `"${name}", which overlaps the ${scopeLabel(nested[0])} here.`,
          remedy,
          subject: name,
        },
      ]
    : [];
}

function sameAccess(facts: AccessFacts, other: AccessFacts): Said[] {
  return (facts.grants ?? [])
    .filter((grant) =>
      other.grants?.some(
        (one) => sameId(one.principalId, grant.principalId) && sameId(one.role?.id, grant.role?.id),
      ),
    )
    .map((grant) => ({
      level: "warning",
      message:
        `"${other.component}" already delegates ${grant.role?.name ?? grant.role?.id} to ` +
        `${grant.principalId} in this subscription: removing one can take away the other.`,
      remedy: "Give every principal a role in one delegation only.",
      subject: grant.property,
      roleId: grant.role?.id,
    }));
}
