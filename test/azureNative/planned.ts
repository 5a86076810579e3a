import { difference } from "./difference";
import type { Change } from "./difference";
import { isUnknown, unknownText } from "./properties";
import type { Properties } from "./properties";
import { eligibilityType, findResourceType } from "./resourceTypes";

/** What a change of inputs means for a resource. */
export interface Plan {
  changes: Map<string, Change>;
  /** The changes that replace it. */
  replaces: string[];
}

/** Compares inputs as declared before with inputs as declared now. */
export function planChange(token: string, before: Properties, after: Properties): Plan {
  const changes = difference(before, after);
  const isReplacing = (path: string) => token === eligibilityType || replaced(token).includes(path);
  return { changes, replaces: [...changes.keys()].filter(isReplacing) };
}

function replaced(token: string): string[] {
  const type = findResourceType(token);
  return type ? ["scope", type.nameInput, ...type.replaceOn] : [];
}

/** What is known of a resource before it is written: its inputs, and no more. */
export function previewOutputs(inputs: Properties, state: Properties = {}): Properties {
  const answered = ["createdBy", "createdOn", "systemData", "type", "updatedBy", "updatedOn"];
  const { name = unknownText } = state;
  const unknown = Object.fromEntries(answered.map((key) => [key, unknownText]));
  return { ...unknown, ...inputs, name: isUnknown(name) ? unknownText : name };
}
