import type { AccessFacts } from "../facts/accessFacts";
import type { LinkFact } from "../facts/linkFacts";
import { sameId } from "../../../../azure/guid";
import { partnerIdProblem, samePartnerName } from "../../../../azure/partner";
import type { Rule, Said } from "./rule";
import { derived, partnerCenterLinkPage, usagePage } from "./sources";

/** Rules about the partner that is linked. */
export const partnerRules: Rule[] = [
  {
    id: "P1",
    title: "A partner id has digits only",
    level: "error",
    step: "partner id",
    kind: "fact",
    source: partnerCenterLinkPage,
    judged: "program",
    why: "A link takes the number of a location account. The GUID that some providers call `partnerId` is an id for customer usage attribution, which is another thing.",
    whatToDo:
      'Give the "Associated PartnerID" from Partner Center, Account settings > Identifiers.',
    mayIgnore: "No: Azure refuses anything else.",
    judge: partnerIdIsDigits,
  },
  {
    id: "P2",
    title: "The global account id is linked",
    level: "warning",
    step: "partner id",
    kind: "fact",
    source: partnerCenterLinkPage,
    judged: "program",
    why: "A link takes the id of a location account; for the global one Azure says that it has no record of this partner id.",
    whatToDo:
      'Give the "Associated PartnerID" of a location, or correct `globalPartnerId` if it is not the global one.',
    mayIgnore: "Only where `globalPartnerId` is wrong: Azure refuses a global id itself.",
    judge: globalPartnerId,
  },
  {
    id: "P3",
    title: "Another partner is linked than expected",
    level: "error",
    step: "partner id",
    kind: "fact",
    source: derived,
    judged: "program",
    why: "A wrong digit makes a valid id of somebody else, who then gets the credit. The name that Azure tells is the only cheap guard against that.",
    whatToDo:
      "Correct the partner id, or what is expected; where neither is wrong, find out who linked the identity.",
    mayIgnore: "Leave out `expectedPartnerName` and `expectedPartnerIds`, and nothing is compared.",
    judge: otherPartnerThanExpected,
  },
  {
    id: "P17",
    title: "Several partner ids are linked at one customer",
    level: "note",
    step: "partner id",
    kind: "fact",
    source: usagePage,
    judged: "program",
    why: "Reports count one row of a global account once, and the highest role first: a second id of the same partner adds nothing there.",
    whatToDo: "Nothing, where the ids are meant to differ.",
    mayIgnore: "Yes.",
    judge: severalPartnerIds,
  },
  {
    id: "P20",
    title: "The linked partner id is none of one's own",
    level: "warning",
    step: "partner id",
    kind: "fact",
    source: derived,
    judged: "program",
    why: "`ownPartnerIds` names every partner id of one's own organisation. A link to another one credits somebody else, or the list lacks an id.",
    whatToDo: "Add the id to `ownPartnerIds`, or correct the partner id of the link.",
    mayIgnore: "Yes, where another organisation is meant to be linked.",
    judge: notOneOfOurs,
  },
];

function partnerIdIsDigits({ link }: AccessFacts): Said[] {
  const id = link?.partnerId;
  const problem = id === undefined ? undefined : partnerIdProblem(id);
  return problem
    ? [{ message: `"${id}" ${problem.reason}.`, remedy: sentence(problem.remedy) }]
    : [];
}

function globalPartnerId({ link }: AccessFacts): Said[] {
  const id = link?.partnerId;
  return id !== undefined && id === link?.globalPartnerId ? [globalIdSaid(id)] : [];
}

/** What is said of an id that is the one of the global account. */
export function globalIdSaid(id: string): Said & { remedy: string } {
  return {
    message: `Partner id ${id} is the global account; a link takes the id of a location.`,
    remedy:
      'Use the "Associated PartnerID" from Account settings > Identifiers (often global + 1).',
  };
}

function otherPartnerThanExpected({ link }: AccessFacts): Said[] {
  return link ? [...otherIdThanExpected(link), ...otherNameThanExpected(link)] : [];
}

function otherIdThanExpected(link: LinkFact): Said[] {
  const { partnerId, expectedPartnerIds } = link;
  return partnerId === undefined || !expectedPartnerIds || expectedPartnerIds.includes(partnerId)
    ? []
    : [
        {
          message:
            `Identity ${link.objectId} is linked to partner ${partnerLabel(link)}, but ` +
            `expectedPartnerIds names ${expectedPartnerIds.join(", ")}.`,
          remedy: "Find out who linked it, or correct the expectation.",
        },
      ];
}

function otherNameThanExpected(link: LinkFact): Said[] {
  const { partnerName, expectedPartnerName } = link;
  if (partnerName === undefined || typeof expectedPartnerName !== "string") {
    return [];
  }
  if (partnerName === null) {
    return [
      {
        message:
          `Whose partner id ${link.partnerId} is was not told, but expectedPartnerName is ` +
          `"${expectedPartnerName}".`,
        remedy: "Hand on the link's `partnerName` too, or do not compare it.",
      },
    ];
  }
  return samePartnerName(partnerName, expectedPartnerName)
    ? []
    : [
        {
          message:
            `Partner id ${link.partnerId} belongs to "${partnerName}", expected ` +
            `"${expectedPartnerName}": the credit would go to the former.`,
          remedy: "Correct the partner id, or the expected name.",
        },
      ];
}

function partnerLabel({ partnerId, partnerName }: LinkFact): string {
  return partnerName ? `${partnerId} (${partnerName})` : `${partnerId}`;
}

function severalPartnerIds(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  const partnerId = facts.link?.partnerId;
  const others = earlier.flatMap((other) => {
    const otherId = other.link?.partnerId;
    const sameCustomer =
      sameId(other.customer.tenantId, facts.customer.tenantId) ||
      sameId(other.customer.subscriptionId, facts.customer.subscriptionId);
    return sameCustomer && otherId !== undefined && otherId !== partnerId ? [otherId] : [];
  });
  return partnerId !== undefined && others.length > 0
    ? [
        {
          message:
            `Several partner ids are linked at this customer: ${[...new Set(others), partnerId].join(", ")}. ` +
            "Rows of one global account are de-duplicated, highest role first.",
        },
      ]
    : [];
}

function notOneOfOurs({ link, ownPartnerIds }: AccessFacts): Said[] {
  const partnerId = link?.partnerId;
  return partnerId === undefined || !ownPartnerIds || ownPartnerIds.includes(partnerId)
    ? []
    : [
        {
          message: `Partner id ${partnerId} is linked, and your own are ${ownPartnerIds.join(", ")}.`,
          remedy: "Add it to `ownPartnerIds` if it is yours; else correct the partner id.",
          subject: partnerId,
        },
      ];
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
