import type { AccessFacts } from "../../../../sdk/nodejs/access/facts/accessFacts";
import { reportPage } from "../../../../sdk/nodejs/access/report/reportPage";
import { grant, lighthouse, role, scope } from "../facts";
import { somebody, team } from "../ids";
import {
  adatum,
  attributed,
  everyStanding,
  fabrikam,
  litware,
  northwind,
  numbered,
  tailspin,
  wingtip,
} from "./customers";
import { render, visibleText } from "./render";

const pageOf = (facts: AccessFacts) => reportPage([attributed(facts)]);
/** The lines under the heading, without the marks of a line's end. */
const head = (facts: AccessFacts) =>
  pageOf(facts)
    .split("\n\n")[1]
    ?.split("\n")
    .map((line) => line.replace(/\\$/, ""));

test("The page opens with recognition, credit, the reason that decides, and what to do", () => {
  expect(head(fabrikam())).toEqual([
    "**Recognition: set up** for Contoso Ltd. (`1234567`), by Contoso operations (service principal), on the whole subscription.",
    "**Earned credit: expected through this link**, paid to the transacting partner `5550001`, not to Contoso Ltd., its reseller of record.",
    "**To do:** Add Reader for a security group of the people who look after this customer [L8].",
  ]);
  expect(head(litware())).toEqual([
    "**Recognition: sources differ**, on the whole subscription; Contoso operations (service principal) is linked to Contoso Ltd. (`1234567`).",
    "**Earned credit: none**; enterprise agreement.",
  ]);
  expect(head(northwind())?.[1]).toBe(
    "**Earned credit: not by this link**; neither `7654321` nor its reseller is the linked partner.",
  );
  expect(head(adatum())?.slice(1)).toEqual([
    expect.stringMatching(
      /^\*\*Earned credit: not known\*\*; expected if .*an Azure plan in CSP\.$/,
    ),
    "**To do:** State the agreement, and who transacts.",
  ]);
});

test("A role is named without its id where credit hangs on it", () => {
  expect(head(tailspin())?.[1]).toBe(
    "**Earned credit: not known**; expected if Support Request Contributor stands, which Azure does not show.",
  );
});

test("The checklist has a row for each step, in its order, with the ids of findings and sources", () => {
  const rows = pageOf(fabrikam())
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  expect(rows).toEqual([
    ["1 partner id", "in order", "first linked 2026-01-02T03:04:05Z"],
    ["2 tenant", "in order", "linked in the managing tenant, where Azure Lighthouse needs it"],
    ["3 identity", "in order", "the linked identity holds the access itself"],
    [
      "4 role",
      "in order",
      "Support Request Contributor: in Microsoft's list of roles that earn [1]",
    ],
    ["5 duration", "in order", "held permanently"],
    ["6 scope", "in order", "the whole subscription"],
    ["7 agreement", "in order", "Azure plan in CSP [2]"],
    ["8 who is paid", "in order", "the linked partner is the reseller of record of `5550001` [3]"],
    ["9 on behalf of", "not known", "not stated; it would earn without this link"],
  ]);
  expect(pageOf(litware())).toContain("| in the way | enterprise agreement [S4] [2]");
  expect(pageOf(wingtip())).toContain(
    "| to mend   | Reader: not in Microsoft's list of roles that earn [P8] [1]",
  );
});

test("A table reads well raw: its columns line up", () => {
  const lines = pageOf(fabrikam())
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const bars = (line: string) => [...line.matchAll(/\|/g)].map(({ index }) => index);
  expect(lines.map(bars)).toEqual(lines.map(() => bars(lines[0] ?? "")));
});

describe("Each fact is said once", () => {
  const page = pageOf(fabrikam());
  const count = (text: string, of = page) => of.split(text).length - 1;

  test.each([
    "the whole subscription",
    numbered("5", 1),
    numbered("c", 1),
    "Contoso operations",
    "5550001",
    "Add Reader for a security group",
    "not what Microsoft credited",
  ])("%s", (fact) => {
    const rows = { "the whole subscription": 2, "5550001": 2 }[fact] ?? 1;
    expect(count(fact)).toBe(rows);
  });

  test("a note whose words the checklist has is no finding of the list", () => {
    expect(page.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      expect.stringMatching(
        /^- \*\*The customer does not appear under My customers \[L8\]\*\* \(warning\): No user .* \[4\]$/,
      ),
    ]);
  });

  test("a source is listed once for all customers, and so are the sentences that always hold", () => {
    const report = reportPage(everyStanding());
    const sources = report.split("\n").filter((line) => /^\d+\. /.test(line));
    expect(new Set(sources).size).toBe(sources.length);
    expect(count("Incentives are not judged", report)).toBe(1);
    expect(count("```mermaid", report)).toBe(1);
    const named = [...report.matchAll(/ \[(\d+)\]/g)].map(([, number]) => Number(number));
    expect([...new Set(named)].sort((a, b) => a - b)).toEqual(sources.map((_, index) => index + 1));
  });
});

test("Roles that earn nothing or are somebody else's are told beside the checklist", () => {
  expect(pageOf(fabrikam())).toContain(
    "Also held: Reader, Managed Services Registration assignment Delete Role (not in the list).",
  );
  const others = grant({ principalId: somebody, principalName: "On call", role: role("Owner") });
  const facts = { ...fabrikam(), grants: [...(fabrikam().grants ?? []), others] };
  expect(pageOf(facts)).toMatch(/Also held: .*Owner \(by On call\)/);
  const group = grant({ ...others, principalName: "Operators", principalType: "Group" });
  const shared = { ...group, principalId: team, role: role("Reader") };
  expect(pageOf({ ...fabrikam(), grants: [grant(), shared] })).toContain(
    "Also held: Reader (by Operators, not in the list).",
  );
});

test("What Azure did not let be read stands there with its answer", () => {
  const reading = {
    state: "unreadable",
    askedAs: "Contoso",
    reason: "Azure answered 403",
  } as const;
  const facts = { ...tailspin(), grants: [grant({ reading })] };
  expect(pageOf(facts)).toContain(
    "Not read: Support Request Contributor (declared; could not be read: Azure answered 403 (asked as Contoso)).",
  );
});

test("Places of which different things are expected are named with what is", () => {
  const { grants = [] } = lighthouse();
  const group = `/subscriptions/${numbered("5", 1)}/resourceGroups/shop`;
  const facts: AccessFacts = {
    ...fabrikam(),
    grants: [
      ...grants.slice(0, 1).map((one) => ({ ...one, scopes: [scope(group)] })),
      grant({ role: role("Reader"), scopes: [scope(numbered("5", 2))] }),
    ],
  };
  const text = head(facts)?.join("\n") ?? "";
  expect(text).toMatch(
    /\*\*Earned credit: expected through this link\*\*, on resource group shop, paid/,
  );
  expect(text).toContain(`, on subscription \`${numbered("5", 2)}\``);
});

test("A rule that was switched off is told with its reason", () => {
  expect(reportPage([attributed(wingtip(), { P8: "recognition only" })])).toContain(
    "Switched off: P8 (recognition only).",
  );
});

test("Rendered, it says the same as raw", () => {
  const raw = pageOf(fabrikam());
  const [html = ""] = render([raw]);
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbers = (list: string[]) => list.filter((word) => !/^\d{1,2}$/.test(word));
  expect(numbers(words(visibleText(html)))).toEqual(numbers(words(raw)));
});
