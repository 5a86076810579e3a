import type { AccessFacts } from "../facts/accessFacts";
import type { Problem } from "../facts/reader";
import type { Rule, Said } from "./rule";
import { lighthouseApi, ownArguments } from "./sources";

/** Rules about arguments that cannot be sent to Azure as they are. */
export const argumentRules: Rule[] = [
  {
    id: "A1",
    title: "A list is empty that must not be",
    level: "error",
    step: "other",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    skippable: false,
    why: "Without an item there is nothing to send to Azure, or nothing to judge.",
    whatToDo: "Give at least one item.",
    mayIgnore: "No.",
    judge: problems("A1"),
  },
  {
    id: "A2",
    title: "An argument is missing or cannot be read",
    level: "error",
    step: "other",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    skippable: false,
    why: "An id is a GUID, and not all zeros, which only stand where a real one is to go; a partner id has digits only; a scope is a resource id.",
    whatToDo: "Correct the argument that the finding names.",
    mayIgnore: "No.",
    judge: problems("A2"),
  },
  {
    id: "A5",
    title: "A role cannot be read",
    level: "error",
    step: "other",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    skippable: false,
    why: "A role is given by the name of a built-in role, by its GUID or by its full id.",
    whatToDo: "Take the nearest name that the finding tells, or give the GUID.",
    mayIgnore: "No.",
    judge: problems("A5"),
  },
  {
    id: "A6",
    title: "A Marketplace plan is incomplete",
    level: "error",
    step: "other",
    kind: "guard",
    source: lighthouseApi,
    judged: "program",
    skippable: false,
    why: "Azure takes a plan with all of its four parts only.",
    whatToDo: "Give name, publisher, product and version.",
    mayIgnore: "No.",
    judge: problems("A6"),
  },
  {
    id: "A7",
    title: "Nothing says who is linked",
    level: "error",
    step: "identity",
    kind: "guard",
    source: ownArguments,
    judged: "program",
    why: "The access is written by a provider of its own, whose credential cannot be read from here. Without a word whoever happens to be signed in would be linked.",
    whatToDo: "Say who is linked in `link.identity`; an empty one means the ambient sign-in.",
    mayIgnore: "No: an empty `identity` is the word that it asks for.",
    judge: twoCredentials,
  },
  {
    id: "C1",
    title: "A secret stands in the configuration in plain text",
    level: "warning",
    step: "other",
    kind: "fact",
    source: ownArguments,
    judged: "program",
    why: "The stack's configuration is a file that is usually checked in.",
    whatToDo: "Encrypt it with `pulumi config set --secret`, and replace the secret itself.",
    mayIgnore: "Yes, where it is no secret any more.",
    judge: plainTextSecrets,
  },
];

function problems(id: Problem["id"]) {
  return (facts: AccessFacts): Said[] =>
    facts.problems
      .filter((problem) => problem.id === id)
      .map(({ message, property }) => ({ message, subject: property }));
}

function twoCredentials({ mode, explicitProvider, link }: AccessFacts): Said[] {
  const written = mode !== "granted" && explicitProvider;
  return written && link?.madeBy === "component" && link.identityGiven === false
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
    remedy: `Encrypt the secret: pulumi config set --secret ${key}. Then replace the secret itself: it was in the clear.`,
    subject: key,
  }));
}
