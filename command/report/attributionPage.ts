import { createHash } from "node:crypto";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { countsText, standingText } from "../../sdk/nodejs/access/report/counts";
import type { JudgedCustomer } from "../../sdk/nodejs/access/report/customersOf";
import { customersOf } from "../../sdk/nodejs/access/report/customersOf";
import { standings } from "../../sdk/nodejs/access/report/headline";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { unreadText } from "../../sdk/nodejs/access/report/unreadStack";
import type { Proof } from "../prove/proof";
import { customerRows } from "./customerRows";
import { markup } from "./markup";
import type { Markup } from "./markup";
import { pageScript } from "./pageScript";
import { pageStyle } from "./pageStyle";
import { provenOf } from "./proven";
import { ruleList } from "./ruleList";

/** What the page is made of. */
export interface PageContent {
  attributions: Attribution[];
  unread: UnreadStack[];
  /** What was proven, to be shown beside what is expected. Default: nothing of it. */
  proof?: Proof | undefined;
  /** When the report was made (ISO 8601, UTC). */
  made: string;
}

/**
 * All customers as one HTML file, the worst first, for somebody who has a browser and nothing else. It asks
 * the network for nothing, and its policy lets nothing run or style but what stands in it here.
 */
export function attributionPage({ attributions, unread, proof, made }: PageContent): string {
  const customers = customersOf(attributions);
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(pageStyle)}'; script-src '${hash(pageScript)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${countsText(customers, unread)}</title>
<style>${own(pageStyle)}</style>
</head>
<body>
<header>
<h1>Attribution of ${heading(customers, unread)}</h1>
<p class="soft">Made ${made} by pulumi-azure-partner. "Expected" is what is declared, not what Microsoft credited.</p>
</header>
${unreadList(unread)}
<main>
${tools(customers)}
<table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
${customers.map((customer) => customerRows(customer, proof && provenOf(customer, proof)))}
</table>
</main>
${ruleList(customers)}
<script>${own(pageScript)}</script>
</body>
</html>
`;
  return page.html;
}

const heads = ["customer", "stands", "recognition", "earned credit", "decided by", "to do"];

function heading(customers: JudgedCustomer[], unread: UnreadStack[]): string {
  const number = customers.length === 1 ? "1 customer" : `${customers.length} customers`;
  return unread.length === 0 ? number : `${number}; ${unreadText(unread)}`;
}

/** The counts, each of which shows its customers only, and a box to filter by any word. */
function tools(customers: JudgedCustomer[]): Markup {
  const counts = standings.flatMap((standing) => {
    const count = customers.filter(({ headline }) => headline.standing === standing).length;
    return count > 0
      ? [
          markup`<button type="button" class="count ${standing}" value="${standing}" aria-pressed="false"><b>${count}</b> ${standingText[standing]}</button>`,
        ]
      : [];
  });
  return markup`<div class="tools">${counts}<label hidden>Filter <input type="search" placeholder="name, id or rule ( / )"></label><output></output></div>`;
}

/** What is missing is said before anything else. */
function unreadList(unread: UnreadStack[]): Markup {
  return unread.length === 0
    ? markup``
    : markup`<section class="unread"><h2>Not read</h2><ul>${unread.map(({ stack, problem }) => markup`<li><b>${stack}</b>: ${problem}</li>`)}</ul></section>`;
}

/** What was written here, as it is: the policy names it by its hash. */
function own(text: string): Markup {
  return { html: text };
}

function hash(text: string): Markup {
  return { html: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}
