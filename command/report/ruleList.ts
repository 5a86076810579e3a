import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import type { Finding } from "../../sdk/nodejs/access/rules/finding";
import { findingName } from "../../sdk/nodejs/access/report/headline";
import { markup } from "./markup";
import type { Markup } from "./markup";

/** What the warnings of all customers ask for, each rule once, with where it stands. */
export function ruleList(customers: JudgedCustomer[]): Markup {
  const rules = new Map<string, Finding>();
  for (const { onboardings } of customers) {
    for (const finding of onboardings.flatMap(({ findings }) => findings)) {
      if (finding.level !== "note" && !rules.has(finding.id)) {
        rules.set(finding.id, finding);
      }
    }
  }
  const sorted = [...rules.values()].sort((one, other) =>
    one.id.localeCompare(other.id, "en", { numeric: true }),
  );
  return sorted.length === 0
    ? markup``
    : markup`<section><h2>What the warnings ask for</h2><dl>${sorted.map(entry)}</dl></section>`;
}

function entry(finding: Finding): Markup {
  const { remedy, source, date } = finding;
  const ask = (remedy ?? "").replaceAll("`", "");
  return markup`<dt>${findingName(finding)}</dt><dd>${ask} <span class="soft">(${source}, ${date})</span></dd>`;
}
