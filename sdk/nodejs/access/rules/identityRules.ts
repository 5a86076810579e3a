import type { AccessFacts } from "../facts/accessFacts";
import { linkedTypes } from "../credit/linkedType";
import { oncePerPrincipal } from "./oncePerPrincipal";
import type { Rule, Said } from "./rule";
import { citadel, linkPage, lighthousePages } from "./sources";

/** Rules about who is linked. */
export const identityRules: Rule[] = [
  {
    id: "P12",
    title: "A person is linked",
    level: "warning",
    step: "identity",
    kind: "fact",
    source: linkPage,
    judged: "program",
    why: "Attribution ends when the person leaves and the account goes.",
    whatToDo: "Link a service principal that holds a role of its own.",
    mayIgnore: "Yes, for as long as that person stays.",
    judge: userIsLinked,
  },
  {
    id: "P13",
    title: "A managed identity is linked",
    level: "note",
    step: "identity",
    kind: "fact",
    source: citadel,
    judged: "program",
    why: "Microsoft's staff write that it works; Microsoft's own page does not name managed identities.",
    whatToDo: "Nothing; a service principal is what Microsoft's page names.",
    mayIgnore: "Yes.",
    judge: managedIdentityIsLinked,
  },
  {
    id: "P22",
    title: "A client id stands where an object id is asked for",
    level: "warning",
    step: "identity",
    kind: "fact",
    source: lighthousePages,
    judged: "program",
    why: "Roles are held by the service principal's object id. The client id names the application, and a role that is given to it is nobody's.",
    whatToDo: "Give the object id: `az ad sp show --id <client id> --query id` tells it.",
    mayIgnore: "No, unless the configured client id is itself mistaken.",
    judge: clientIdAsObjectId,
  },
];

function userIsLinked(facts: AccessFacts): Said[] {
  const user = facts.link?.objectId?.toLowerCase();
  return linkedTypes(facts).includes("User")
    ? [
        {
          message: `A user (${user}) is linked: attribution ends when the user leaves.`,
          remedy: "Link a service principal.",
          subject: user,
        },
      ]
    : [];
}

function managedIdentityIsLinked({ link }: AccessFacts): Said[] {
  return link?.managedIdentity
    ? [
        {
          message:
            "A managed identity is linked: Microsoft's staff write that it works, Microsoft's page does not name it.",
        },
      ]
    : [];
}

function clientIdAsObjectId({ link, grants = [], clientIds }: AccessFacts): Said[] {
  const known = new Set([...clientIds, link?.clientId]);
  const linked = {
    property: "The linked identity's object id",
    principalId: link?.objectId?.toLowerCase(),
  };
  return oncePerPrincipal([...grants, linked])
    .filter(({ principalId }) => principalId !== undefined && known.has(principalId))
    .map(({ property, principalId: id }) => ({
      message: `${property} is ${id}, which is the client id of an application and no object id.`,
      remedy: `Give the object id of its service principal: az ad sp show --id ${id} --query id`,
      subject: id,
    }));
}
