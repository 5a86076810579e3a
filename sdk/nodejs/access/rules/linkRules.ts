import type { AccessFacts } from "../facts/accessFacts";
import { sameId } from "../../../../azure/guid";
import { linkCloud, linkEnvironment } from "../credit/clouds";
import type { Rule, Said } from "./rule";
import { citadel, linkPage, playbook } from "./sources";

/** Rules about the link itself: how many there are, who can see it, in which cloud it stands. */
export const linkRules: Rule[] = [
  {
    id: "P4",
    title: "One identity is linked twice in one tenant",
    level: "error",
    step: "partner id",
    kind: "fact",
    source: citadel,
    judged: "program",
    why: "An identity has one link in a tenant. A second one would take the first one's place, or fail.",
    whatToDo: "Make the link once, and give it to the other onboardings as `existingLink`.",
    mayIgnore: "No.",
    judge: linkedTwice,
  },
  {
    id: "P15",
    title: "The link was not read in this run",
    level: "note",
    step: "partner id",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Only the linked identity itself can read its link. Values of another stack are what that stack last recorded.",
    whatToDo: "Run the stack that makes the link to have it read again.",
    mayIgnore: "Yes.",
    judge: linkIsNotRead,
  },
  {
    id: "P16",
    title: "The cloud is reported to have no partner admin links",
    level: "warning",
    step: "partner id",
    kind: "fact",
    source: playbook,
    judged: "program",
    why: "A playbook of 2022 says that there are no partner admin links in the government and China clouds. No page of Microsoft's says so, or the opposite.",
    whatToDo: "Ask Microsoft's partner support before you count on the link.",
    mayIgnore: "Yes, where you know better: it rests on one source, which is not Microsoft's own.",
    judge: otherCloud,
  },
];

function linkedTwice(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[] {
  const { link } = facts;
  return link?.madeBy === "component"
    ? earlier
        .filter(
          (other) =>
            other.link?.madeBy === "component" &&
            sameId(other.link.tenantId, link.tenantId) &&
            sameId(other.link.objectId, link.objectId),
        )
        .map((other) => ({
          message:
            `"${other.component}" already links identity ${link.objectId} in tenant ` +
            `${link.tenantId}: an identity has one link per tenant.`,
          remedy: "Make the link once and give it to the others as `existingLink`.",
          subject: link.objectId,
        }))
    : [];
}

function linkIsNotRead({ link }: AccessFacts): Said[] {
  return link?.madeBy === "elsewhere"
    ? [
        {
          message:
            "The link is taken as another stack recorded it: only the linked identity itself can " +
            "read its link, so it is not verified here.",
        },
      ]
    : [];
}

function otherCloud(facts: AccessFacts): Said[] {
  const cloud = linkCloud(facts);
  return cloud === "government" || cloud === "china"
    ? [
        {
          message: `Partner admin link is reported as not available in the ${cloud} cloud.`,
          remedy: "Ask Microsoft's partner support before you count on the link.",
          subject: linkEnvironment(facts),
        },
      ]
    : [];
}
