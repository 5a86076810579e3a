import fc from "fast-check";
import type { AccessFacts, Grant } from "../../../sdk/access/accessFacts";
import { attributionOf } from "../../../sdk/access/attribution";
import { attributionMarkdown, reportMarkdown } from "../../../sdk/access/reportMarkdown";
import { checkRules } from "../../../sdk/access/rules/checkRules";
import { direct, grant, lighthouse, link, role } from "./facts";
import { linked, somebody } from "./ids";

// As Markdown writes a GUID in a cell.
const linkedCell = linked.replaceAll("-", "&#45;");
const attributed = (facts: AccessFacts) => attributionOf(facts, checkRules(facts));

test("the steps come in the order in which to look", () => {
  expect(attributed(direct()).checklist.map(({ step }) => step)).toEqual([
    "partner id",
    "tenant",
    "identity",
    "role",
    "duration",
    "scope",
    "agreement",
    "who is paid",
    "on behalf of",
  ]);
});

test.each([
  ["role", direct({ grants: [grant({ role: role("Reader") })] })],
  ["duration", direct({ grants: [grant({ duration: "eligible" })] })],
  ["identity", direct({ grants: [grant({ principalId: somebody })] })],
  ["tenant", direct({ link: link({ tenantId: somebody }) })],
  ["partner id", direct({ link: link({ expectedPartnerName: "Fabrikam" }) })],
])("a problem with the %s stands at its step, and only there", (step, facts) => {
  const problems = attributed(facts).checklist.filter(({ state }) => state === "problem");
  expect(problems.map((reason) => reason.step)).toEqual([step]);
});

test("what nobody told is not known, and says no more", () => {
  const states = Object.fromEntries(
    attributed(direct()).checklist.map(({ step, state }) => [step, state]),
  );
  expect(states).toEqual({
    "partner id": "inOrder",
    tenant: "inOrder",
    identity: "inOrder",
    role: "inOrder",
    duration: "inOrder",
    scope: "note",
    agreement: "notKnown",
    "who is paid": "notKnown",
    "on behalf of": "notKnown",
  });
});

const billing = {
  transactingPartnerId: "1234567",
  resellerOfRecordId: null,
  noReseller: true,
  adminAgentsGroupId: null,
  aobo: "unknown" as const,
  agreement: "cspAzurePlan" as const,
};
const billed = (changes: object) =>
  direct({ customer: { ...direct().customer, billing: { ...billing, ...changes } } });

test.each<[string, string, AccessFacts]>([
  ["agreement", "problem", billed({ agreement: "cspLegacy" })],
  ["agreement", "problem", billed({ agreement: "microsoftCustomerAgreementDirect" })],
  [
    "who is paid",
    "problem",
    { ...billed({ transactingPartnerId: "7654321" }), ownPartnerIds: ["1234567"] },
  ],
  ["role", "problem", direct({ grants: [grant({ role: role(somebody) })] })],
])("a step says what its findings say: %s, %s", (step, state, facts) => {
  const found = attributed(facts).checklist.find((one) => one.step === step);
  expect(found?.state).toBe(state);
  expect(found?.text).not.toBe("");
});

describe("a role that Azure was asked about", () => {
  const askedAs = "service principal of Contoso";
  const asked = (state: "read" | "notFound" | "unreadable", changes: Partial<Grant> = {}) =>
    grant({ reading: { state, askedAs, reason: "Azure answered 403" }, ...changes });
  const report = (...grants: Grant[]) => attributed(direct({ grants }));
  const roleStep = (facts: ReturnType<typeof report>) =>
    facts.checklist.find(({ step }) => step === "role");

  test("and shows is reported as read, and covers its scope", () => {
    const attribution = report(asked("read"));
    expect(attribution.roles).toMatchObject([
      { reading: "read", provenance: "role read, duration declared" },
    ]);
    expect(attribution.recognition).toMatchObject([{ outcome: "setUp" }]);
    expect(roleStep(attribution)).toEqual({
      step: "role",
      state: "inOrder",
      text: "Roles read: 1, not found: 0, only declared: 0.",
    });
  });

  test("and does not show is a problem of the role, covers nothing and earns nothing for sure", () => {
    const attribution = report(asked("notFound"));
    expect(attribution.roles[0]?.provenance).toContain("Azure shows no such role assignment");
    expect(attribution.recognition).toMatchObject([{ outcome: "notKnown" }]);
    expect(attribution.credit).toMatchObject([{ outcome: "notKnown" }]);
    expect(roleStep(attribution)?.state).toBe("problem");
    expect(roleStep(attribution)?.text).toMatch(
      /^Roles read: 0, not found: 1, .* P18: Azure shows/,
    );
  });

  test("and does not show is unknown, where the rule about it is switched off", () => {
    const facts = direct({ grants: [asked("notFound")] });
    const attribution = attributionOf(facts, checkRules(facts, [], { P18: "by Lighthouse" }));
    expect(roleStep(attribution)?.state).toBe("notKnown");
  });

  test("without leave to read stays declared, with the reason", () => {
    const attribution = report(asked("unreadable"), grant({ role: role("Contributor") }));
    expect(attribution.roles.map(({ provenance }) => provenance)).toEqual([
      `declared; could not be read: Azure answered 403 (asked as ${askedAs})`,
      "declared",
    ]);
    expect(attribution.recognition).toMatchObject([{ outcome: "setUp" }]);
    expect(roleStep(attribution)).toMatchObject({
      state: "inOrder",
      text: "Roles read: 0, not found: 0, only declared: 2.",
    });
  });

  test("shows in the table and in the picture as what it is", () => {
    const markdown = attributionMarkdown(
      report(
        asked("read"),
        asked("notFound", { role: role("Contributor") }),
        grant({ role: role("Reader") }),
      ),
    );
    const cells = markdown.split("\n").filter((line) => line.startsWith(`| ${linkedCell} |`));
    expect(cells.map((line) => line.split("|").at(-2)?.trim().slice(0, 23))).toEqual([
      "role read, duration dec",
      "declared; Azure shows n",
      "declared",
    ]);
    expect(markdown).toContain(
      '  identity0 -->|"Support Request Contributor: read, Reader"| customer0',
    );
    expect(markdown).toContain('  identity0 -.->|"Contributor: not shown by Azure"| customer0');
  });
});

test("a link without a time of Azure's is declared, one of another stack not verified", () => {
  const provenance = (changes: Parameters<typeof link>[0]) =>
    attributed(direct({ link: link(changes) })).partner.provenance;
  expect(provenance({ createdTime: undefined })).toBe("declared");
  expect(provenance({})).toBe("stands since 2026-01-02T03:04:05Z");
  expect(provenance({ updatedTime: "2026-02-03T04:05:06Z" })).toBe(
    "first linked 2026-01-02T03:04:05Z, changed 2026-02-03T04:05:06Z",
  );
  expect(provenance({ madeBy: "elsewhere" })).toBe("not verified");
});

/** The cells of the row that begins with `head`. */
function row(markdown: string, head: string): string[] {
  const line = markdown.split("\n").find((one) => one.startsWith(`| ${head} |`)) ?? "";
  return line.split("|").slice(1, -1);
}

test("a partner's name cannot break out of the report, whatever Azure returns", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const markdown = attributionMarkdown(
        attributed(direct({ link: link({ partnerName: `a${name}z` }) })),
      );
      expect(markdown.split("\n")).toHaveLength(plain.split("\n").length);
      expect(row(markdown, "Partner")).toHaveLength(3);
      expect(row(markdown, "Partner")[1]).not.toMatch(/[`<>[\]*_\u0000-\u001f\u007f-\u009f\u202e]/);
    }),
  );
});

const plain = attributionMarkdown(attributed(direct()));

test("marks that format Markdown, start HTML or steer a terminal are shown or dropped", () => {
  const name = '|`<img src=x onerror=1>\u001b[31m\r\n"]; end\u202e';
  const markdown = attributionMarkdown(attributed(direct({ link: link({ partnerName: name }) })));
  expect(markdown).not.toContain("<img");
  expect(markdown).not.toContain("\u001b");
  expect(markdown).not.toContain("\u202e");
  expect(markdown).toContain("#34;#93;#59; end");
});

test("the report of several customers has a row and a picture for each", () => {
  const markdown = reportMarkdown([attributed(direct()), attributed(lighthouse())]);
  expect(markdown.match(/^\| Fabrikam \|/gm)).toHaveLength(2);
  expect(markdown).toContain('customer1["Fabrikam"]');
  expect(markdown).toContain("/subscriptions/");
});

test("no onboarding, no claim", () => {
  expect(reportMarkdown([])).toContain("# Attribution");
});
