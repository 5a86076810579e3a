import type { Attribution, AttributedRole } from "./attribution";
import type { StepState } from "./checklist";
import type { RecognitionClaim } from "./credit/recognition";
import { creditSentence, recognitionSentence } from "./credit/sentences";
import { markdownText, mermaidText } from "./markdownText";

/** An onboarding as Markdown: a table, a picture, what can be said about credit, findings. */
export function attributionMarkdown(attribution: Attribution): string {
  return [
    `## ${markdownText(attribution.customer.name)}`,
    factTable(attribution),
    roleTable(attribution.roles),
    picture([attribution]),
    section("Recognition", attribution.recognition.map(recognitionSentence).map(markdownText)),
    section(
      "Credit",
      attribution.credit
        .map((claim) => creditSentence(claim, attribution.transactingPartnerId))
        .map(markdownText),
    ),
    section(
      "Checklist",
      attribution.checklist.map(({ step, state, text }) =>
        markdownText(
          text ? `${step}: ${stateWords[state]}. ${text}` : `${step}: ${stateWords[state]}.`,
        ),
      ),
    ),
    section("Findings", attribution.findings.map(findingLine)),
    section(
      "Rules switched off",
      attribution.skippedRules.map(({ id, reason }) => `${id}: ${markdownText(reason)}`),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Several onboardings as Markdown: one table and one picture for all, then each. */
export function reportMarkdown(attributions: Attribution[]): string {
  const rows = attributions.map(({ customer, partner, identity, recognition, findings }) => [
    customer.name,
    partnerText(partner),
    identity.objectId ?? "unknown",
    identity.tenantId ?? "unknown",
    partner.provenance,
    coveredBy(recognition),
    findings
      .filter((finding) => finding.level !== "note")
      .map((finding) => finding.id)
      .join(", ") || "none",
  ]);
  const heads = ["Customer", "Partner", "Identity", "Linked in", "Link", "Covered", "Warnings"];
  return ["# Attribution", table(heads, rows), picture(attributions)]
    .concat(attributions.map(attributionMarkdown))
    .join("\n\n");
}

const stateWords: Record<StepState, string> = {
  inOrder: "in order",
  note: "worth knowing",
  problem: "to mend",
  notKnown: "not known",
};

function coveredBy(recognition: RecognitionClaim[]): string {
  const places = recognition
    .filter(({ outcome }) => outcome === "setUp")
    .flatMap(({ scopes }) => scopes);
  return places.join(", ") || "nothing";
}

function factTable({ customer, partner, identity, mode }: Attribution): string {
  return table(
    ["Fact", "Value", "From"],
    [
      ["Customer tenant", customer.tenantId ?? "unknown", "declared"],
      ["Subscription", customer.subscriptionId ?? "unknown", "declared"],
      ["Mode", mode, "declared"],
      ["Partner", partnerText(partner), partner.provenance],
      ["Linked identity", identity.objectId ?? "unknown", identity.provenance],
      ["Linked in tenant", identity.tenantId ?? "unknown", identity.provenance],
    ],
  );
}

function roleTable(roles: AttributedRole[]): string {
  const heads = [
    "Principal",
    "Linked identity",
    "Role",
    "Listed for credit",
    "Duration",
    "Scopes",
    "From",
  ];
  const rows = roles.map((role) => [
    role.principalId,
    role.linkedIdentity,
    role.role,
    role.listedForCredit,
    role.endDateTime ? `${role.duration} ${role.endDateTime}` : role.duration,
    role.scopes.join(", "),
    role.provenance,
  ]);
  return table(heads, rows);
}

function table(heads: string[], rows: string[][]): string {
  const lines = [heads, heads.map(() => "---"), ...rows.map((row) => row.map(markdownText))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function picture(attributions: Attribution[]): string {
  const lines = attributions.flatMap(({ customer, partner, identity, roles }, index) => {
    const node = (kind: string, text: string) => `${kind}${index}["${mermaidText(text)}"]`;
    const linked = roles.filter((role) => role.linkedIdentity !== "no");
    const standing = edgeLabel(linked.filter((role) => role.reading !== "notFound"));
    const missing = edgeLabel(linked.filter((role) => role.reading === "notFound"));
    return [
      `  ${node("partner", `Partner ${partnerText(partner)}`)}`,
      `  ${node("identity", `Identity ${identity.objectId ?? "unknown"}`)}`,
      `  ${node("customer", customer.name)}`,
      `  identity${index} -->|"linked"| partner${index}`,
      standing && `  identity${index} -->|"${standing}"| customer${index}`,
      missing && `  identity${index} -.->|"${missing}"| customer${index}`,
    ].filter((line) => line !== "");
  });
  return ["```mermaid", "flowchart LR", ...lines, "```"].join("\n");
}

/** The roles of an arrow, each with what Azure told of it. */
function edgeLabel(roles: AttributedRole[]): string {
  const words = { read: ": read", notFound: ": not shown by Azure", unreadable: "", notAsked: "" };
  return mermaidText(
    [...new Set(roles.map(({ role, reading }) => role + words[reading]))].join(", "),
  );
}

function section(title: string, items: string[]): string {
  return items.length > 0 ? `### ${title}\n\n${items.map((item) => `- ${item}`).join("\n")}` : "";
}

function findingLine({
  id,
  level,
  message,
  remedy = "",
  source,
  date,
}: Attribution["findings"][0]) {
  return `**${id}** (${level}) ${markdownText(`${message} ${remedy}`)} (${markdownText(`${source}, ${date}`)})`;
}

function partnerText({ id, name }: Attribution["partner"]): string {
  return name ? `${id} (${name})` : (id ?? "unknown");
}
