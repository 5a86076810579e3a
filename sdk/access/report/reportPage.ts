import type { Attribution } from "./attribution";
import { always, customerPage } from "./customerPage";
import { attributionOverview } from "./overview";
import { picture } from "./picture";

/** One customer is shown by a page of its own, several by an overview, a picture and a page each. */
export function reportPage(attributions: Attribution[]): string {
  const pages = attributions.map(customerPage);
  const parts =
    attributions.length === 1
      ? pages
      : ["# Attribution", attributionOverview(attributions), picture(attributions), ...pages];
  return [...parts, always.join("\n")].join("\n\n");
}
