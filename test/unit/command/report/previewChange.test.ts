import { previewChange } from "../../../../command/report/previewChange";
import { previewedReport } from "../../../../command/report/previewEvents";
import type { StackReading } from "../../../../command/report/stacks";
import { createColors } from "picocolors";
import { adatum, attributed, fabrikam } from "../../access/report/customers";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const hidden = "[secret]";

/** The events of a preview as the engine writes them, with what else stands in its output. */
function events(before: object | undefined, after: object): string {
  const stack = (outputs: object | undefined) => outputs && { outputs };
  const metadata = (type: string, old: object | undefined, now: object) => ({
    resOutputsEvent: { metadata: { type, old: stack(old), new: stack(now) }, planning: true },
  });
  const lines = [
    { diagnosticEvent: { message: "something", severity: "info" } },
    metadata("pulumi:pulumi:Stack", undefined, {}),
    metadata("azure-native:authorization:RoleAssignment", {}, { attribution: "no stack's" }),
    metadata("pulumi:pulumi:Stack", before, after),
    { summaryEvent: { resourceChanges: { create: 6 } } },
  ];
  return ["warning: not JSON", ...lines.map((line) => JSON.stringify(line)), ""].join("\n");
}

const reading = (...customers: ReturnType<typeof attributed>[]): StackReading => ({
  stack: "adatum",
  attributions: customers,
  unread: [],
  exportsNone: customers.length === 0,
});

function told(before: object | undefined, after: object, standing?: StackReading[]) {
  const { text, undecided } = previewChange(previewedReport(events(before, after)), standing);
  return { text: text(createColors(false)), undecided };
}

const paidByAnother = { ...attributed(fabrikam()), transactingPartnerId: "5550002" };
const paid = "- **Fabrikam (EMEA)**: paid to `5550001` -> `5550002`.";

test("What is deployed is taken from the preview where that shows it", () => {
  const { text, undecided } = told({ a: [attributed(fabrikam())] }, { a: [paidByAnother] });
  expect(text).toBe(paid);
  expect(undecided).toBe(false);
});

test("What is deployed as a secret is taken from its stack", () => {
  const standing = [reading(attributed(fabrikam()))];
  expect(told({ a: hidden }, { a: [paidByAnother] }, standing).text).toBe(paid);
});

test("What is deployed as a secret of a stack that nobody names is asked for", () => {
  expect(() => told({ a: hidden }, { a: [paidByAnother] })).toThrow(
    /^The preview hides .* --stack/,
  );
});

test("A stack that is not deployed yet has a new customer", () => {
  for (const standing of [undefined, [reading()]]) {
    const { text } = told(undefined, { a: [attributed(fabrikam())] }, standing);
    expect(text).toMatch(/^- \*\*Fabrikam \(EMEA\)\*\*: new; /);
  }
});

test("A first attribution that the deployment decides is said to be known only then", () => {
  const { text, undecided } = told(undefined, { attribution: unknown, summary: unknown });
  expect(text).toBe(
    "- New here; recognition and earned credit are known only after `pulumi up`, which makes what they depend on, such as the link.",
  );
  expect(undecided).toBe(true);
});

test("A customer whose attribution the deployment decides is named, and not taken for gone", () => {
  const { text, undecided } = told({ a: [attributed(fabrikam())] }, { a: unknown });
  expect(text).toMatch(/^- \*\*Fabrikam \(EMEA\)\*\*: .* known only after `pulumi up`/);
  expect(undecided).toBe(true);
});

test("Beside it, another customer's change is told as ever", () => {
  const before = { a: [attributed(adatum()), attributed(fabrikam())] };
  const { text } = told(before, { a: [unknown, paidByAnother] });
  expect(text.split("\n")).toEqual([
    expect.stringMatching(/^- \*\*Adatum\*\*: .* known only after/),
    "",
    paid,
  ]);
  expect(text).not.toContain("no longer onboarded");
});

test("An output that the deployment decides and that is no attribution changes nothing", () => {
  const before = { a: [attributed(fabrikam())], time: "2026-01-01" };
  const { text, undecided } = told(before, { a: [paidByAnother], time: unknown });
  expect({ text, undecided }).toEqual({ text: paid, undecided: false });
});

test("A customer who is dropped is no longer onboarded", () => {
  const before = { a: [attributed(adatum()), attributed(fabrikam())] };
  const { text } = told(before, { a: [attributed(adatum())] });
  expect(text).toContain("- **Fabrikam (EMEA)**: no longer onboarded.");
});

test("A preview that hides the report, or broke off, says what to do", () => {
  expect(() => told({}, { attribution: hidden })).toThrow(/export the attribution in clear/);
  expect(() => previewedReport("error: the preview failed")).toThrow(
    /not the events of a preview .*PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true/,
  );
});

test("What cannot be read of the stack or of the preview is a problem", () => {
  const standing = [
    { ...reading(), unread: [{ stack: "adatum", problem: "it could not be read." }] },
  ];
  const broken = { ...attributed(adatum()), version: 7 };
  const { problems } = previewChange(previewedReport(events({}, { a: [broken] })), standing);
  expect(problems).toEqual([
    "adatum: it could not be read.",
    expect.stringContaining("an attribution of version 7"),
  ]);
});
