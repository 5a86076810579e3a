import { printable } from "../../../../azure/printable";
import type { AccessChange } from "./accessChange";
import type { Loss } from "./loss";

type Replacement = Extract<AccessChange, { change: "replacement" }>;

/** A change of access as a sentence for whoever reads the preview. */
export function changeSentence(name: string, change: AccessChange): string {
  const component = `"${shown(name)}"`;
  switch (change.change) {
    case "managingTenant":
      return `${component} is to be managed from tenant ${shown(change.after)} instead of tenant ${shown(change.before)}: attribution through the principals of the former one stops when its delegation goes. A principal of the new one counts only once it is linked there.`;
    case "replacement":
      return change.order === "newFirst"
        ? newFirst(component, change)
        : oldFirst(component, change);
    case "inPlace":
      return `The managing tenant of ${component} changes while ${list(change.given)} stays as given, so azure-native asks Azure to change a standing delegation. Whether Azure does that is not known; if it refuses, leave the name out and give the offer a new name.`;
    case "loss": {
      const { who, where, unless } = wordsOf(change);
      return `In ${component} ${who} keeps no permanent role at ${where} that Microsoft lists for partner earned credit: attribution that rests on it stops there${unless}.${gained(change.gains)}`;
    }
    case "eligibilityAnew":
      return `The eligibility of object ${shown(change.principalId)} for role ${shown(change.roleId)} in ${component} cannot be changed: it is removed and made again. There is a gap in which the role cannot be activated.`;
  }
}

function newFirst(component: string, { moves }: Replacement): string {
  const sentence = `The delegation ${component} is replaced: the new one is made before the old one is deleted.`;
  return moves === "name"
    ? `${sentence} For that time two delegations name the same principals and roles, and Microsoft says that removing one can take away the other: look afterwards whether the access stands.`
    : sentence;
}

function oldFirst(component: string, { given, moves }: Replacement): string {
  const offer = moves === "tenant" ? " and give the offer a new name" : "";
  const several = given.length > 1;
  const remedy =
    moves === "name"
      ? "Keep the names that stand, and there is no gap."
      : `Leave ${several ? "them" : "it"} out${offer}, and the new one is made first.`;
  const refusal = given.includes("registrationDefinitionId")
    ? " Whether Azure deletes a definition that still has assignments is not known."
    : "";
  return `The delegation ${component} is replaced with a gap: ${list(given)} ${several ? "are" : "is"} given by hand, so azure-native deletes the old one before it makes the new one. Until that stands, the access is gone and attribution stops; partner earned credit needs access for the entire day.${refusal} ${remedy}`;
}

function gained(principals: string[]): string {
  return principals.length > 0
    ? ` ${objects(principals)} gets one there and counts only once it is linked: a service principal that was recreated has a new object id and no link.`
    : "";
}

function wordsOf({ principalId, scopes, unless }: Loss) {
  return {
    who: objects([principalId]),
    where: list(scopes),
    unless: unless.length > 0 ? `, unless it is below ${list(unless)}` : "",
  };
}

function objects(principals: string[]): string {
  return `object ${list(principals)}`;
}

function list(texts: string[]): string {
  return texts.map(shown).join(", ");
}

/** What a state holds may be of any length. */
function shown(text: string): string {
  return printable(text);
}
