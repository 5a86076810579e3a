import type { Attribution } from "./attribution";
import { always, customerPage } from "./customerPage";
import { attributionOverview, mostRows } from "./overview";
import { picture } from "./picture";
import { sourceNotes } from "./sourceNotes";

/**
 * One customer is shown by a page of its own, several by an overview, a picture and a page each, and
 * so many that nobody would read their pages by the overview alone.
 */
export function reportPage(attributions: Attribution[]): string {
  const notes = sourceNotes();
  const [only, ...others] = attributions;
  if (only && others.length === 0) {
    return joined(customerPage(only, notes), always, notes.list());
  }
  const head = joined("# Attribution", attributionOverview(attributions));
  if (attributions.length > mostRows) {
    return joined(head, "The page of a customer is its onboarding's own `markdown`.");
  }
  if (attributions.length === 0) {
    return head;
  }
  const pages = attributions.map((one) => customerPage(one, notes));
  return joined(head, picture(attributions), ...pages, always, notes.list());
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
