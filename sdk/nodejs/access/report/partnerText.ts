import { codeText, nameText } from "./escape";

/** A partner by its name, where Azure told it, and its id. */
export function partnerText(id: string, name: string | undefined): string {
  return name === undefined ? `partner ${codeText(id)}` : `${nameText(name)} (${codeText(id)})`;
}
