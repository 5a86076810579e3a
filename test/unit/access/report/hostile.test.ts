import fc from "fast-check";
import { onOneLine } from "../../../../azure/printable";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { attributionChange } from "../../../../sdk/nodejs/access/report/attributionChange";
import { customerAccess } from "../../../../sdk/nodejs/access/report/customerAccess";
import { attributionOverview } from "../../../../sdk/nodejs/access/report/overview";
import { reportPage } from "../../../../sdk/nodejs/access/report/reportPage";
import { attributionSummary } from "../../../../sdk/nodejs/access/report/summary";
import { attributed, everyStanding, litware } from "./customers";
import { hostileName, knownHostile, ordinaryNames } from "./hostileNames";
import { render, tagsOf, visibleText } from "./render";
import { renamed } from "./renamed";

// Where a name is empty, what was to be said with it is left out.
const names = [...knownHostile, ...fc.sample(hostileName, 60)].filter(
  (name) => onOneLine(name) !== "",
);
const attributions = names.map(renamed);
const plainOne = renamed("x");
const other = attributed(litware());
const control =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** Every text of the report that is Markdown, of one attribution. */
const texts: Record<string, (attribution: Attribution) => string> = {
  "the page of one customer": (one) => reportPage([one]),
  "the report of several": (one) => withoutPicture(reportPage([one, other])),
  "the overview": (one) => attributionOverview([one]),
  "what the auditor reads": customerAccess,
  "a change": (one) => attributionChange(everyStanding(), [one]),
  "another change": (one) =>
    attributionChange(
      [{ ...one, credit: everyStanding()[0]?.credit ?? [], partner: { provenance: "" } }],
      [one],
    ),
  "the end of one": (one) => attributionChange([one], everyStanding()),
};

function withoutPicture(markdown: string): string {
  return markdown.replace(/```mermaid\n.*?\n```/s, "");
}

// What is code depends on the name; addresses of sources are this package's own.
const elements = (html: string) => tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));

describe.each(Object.entries(texts))("In %s", (_title, text) => {
  let plain = "";
  let pages: string[] = [];

  beforeAll(() => {
    [plain = "", ...pages] = render([plainOne, ...attributions].map(text));
  });

  test("there are the same elements, whatever the names are", () => {
    expect(elements(plain)).not.toEqual([]);
    pages.forEach((html, index) => {
      expect([names[index], elements(html)]).toEqual([names[index], elements(plain)]);
    });
  });

  test("nothing steers a terminal or turns text around, and lines stay lines", () => {
    const lines = text(plainOne).split("\n").length;
    attributions.forEach((one, index) => {
      const shown = text(one);
      expect(shown).not.toMatch(control);
      expect([names[index], shown.split("\n").length]).toEqual([names[index], lines]);
    });
  });

  test("the customer's name reads as it is", () => {
    pages.forEach((html, index) => {
      const name = onOneLine(names[index] ?? "").replace(/\p{Cs}/gu, "\ufffd");
      expect(visibleText(html)).toContain(name);
    });
  });

  test("ordinary names stand there as they are", () => {
    for (const name of ordinaryNames) {
      const shown = text(renamed(name)).replaceAll(/\\$/gm, "");
      expect(shown).toContain(name);
      // A source stands at the start of a line, where more would format.
      expect(shown.replace(/^\d+\. .*$/gm, "")).not.toMatch(/\\|&#/);
    }
  });
});

test("The lines of the console have no control characters and stay lines", () => {
  for (const one of attributions) {
    for (const line of attributionSummary([one])) {
      expect(line).not.toMatch(control);
      expect(line).not.toContain("\n");
    }
  }
});

test("An address that is none of the web's is nothing to click at", () => {
  const addressed = (address: string) => {
    const one = renamed("x");
    return { ...one, findings: one.findings.map((finding) => ({ ...finding, address })) };
  };
  const links = (address: string) =>
    tagsOf(render([reportPage([addressed(address)])])[0] ?? "").filter((tag) => /^<a /.test(tag));
  const own = links("README.md").length;
  expect(links("https://learn.microsoft.com/x")).toHaveLength(own + 1);
  for (const address of ["javascript:alert(1)", "http://x", "https://x>y", "a|b", "`", "[a](b)"]) {
    expect([address, links(address).length]).toEqual([address, own]);
  }
});
