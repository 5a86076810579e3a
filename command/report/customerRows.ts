import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { standingText } from "../../sdk/nodejs/access/report/counts";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import { findingName } from "../../sdk/nodejs/access/report/headline";
import { markup } from "./markup";
import type { Markup } from "./markup";
import type { Proven } from "./proven";

/**
 * One customer: what is to be said first, and behind its name what else is known.
 *
 * @param proven What was proven of it, beneath what is expected. Default: nothing of it.
 */
export function customerRows(
  { name, headline, onboardings }: JudgedCustomer,
  proven?: Proven,
): Markup {
  const { standing, recognition, credit, decidedBy, toDo } = headline;
  return markup`<tbody class="${standing}">
<tr><th scope="row"><button type="button" aria-expanded="false">${name}</button></th><td class="stands">${standingText[standing]}</td>${cell("recognition", recognition, proven?.attribution)}${cell("credit", credit, proven?.credit)}${cell("decided by", decidedBy)}${cell("to do", toDo)}</tr>
<tr class="more"><td colspan="6">${onboardings.map(more)}</td></tr>
</tbody>
`;
}

// On a narrow screen each cell tells its column.
function cell(head: string, text: string, proven?: string): Markup {
  const beneath =
    proven === undefined ? markup`` : markup`<br><span class="soft">Proven: ${proven}</span>`;
  return text === "" && proven === undefined
    ? markup`<td></td>`
    : markup`<td data-head="${head}">${text.replaceAll("`", "")}${beneath}</td>`;
}

function more(attribution: Attribution): Markup {
  const { onboarding, customer, partner, identity, transactingPartnerId } = attribution;
  const facts = [
    ["onboarding", onboarding],
    ["linked to", [partner.name, partner.id].filter((part) => part !== undefined).join(" ")],
    ["paid to", transactingPartnerId ?? ""],
    ["tenant", customer.tenantId ?? ""],
    ["subscription", customer.subscriptionId ?? ""],
    ["identity", identity.objectId ?? ""],
  ].filter(([, value]) => value !== "");
  const warnings = attribution.findings.filter(({ level }) => level !== "note");
  const list = warnings.map((finding) => markup`<li>${findingName(finding)}</li>`);
  return markup`<p class="soft">${facts.map(([what, value]) => `${what} ${value}`).join(" · ")}</p>${
    list.length > 0 ? markup`<ul>${list}</ul>` : markup``
  }`;
}
