import type { CreditClaim } from "../credit/credit";
import type { RecognitionClaim } from "../credit/recognition";
import type { Finding } from "../finding";
import { parseScope, scopeLabel } from "../scope";
import type { AttributedRole, Attribution } from "./attribution";
import type { StepState } from "./checklist";
import { creditText, openText, recognitionText } from "./claimText";
import { codeText, nameText, proseText } from "./escape";
import { markdownTable } from "./markdownTable";
import { findingName, toDoText, verdictOf } from "./verdict";

const states: Record<StepState, string> = {
  inOrder: "in order",
  note: "note",
  problem: "to mend",
  notKnown: "not known",
};

/** What no program can see, once for a report. */
export const always = [
  "Earned credit needs access for whole days and usage under the Azure plan; reservations, savings plans, Spot and third-party products earn none.",
  '"Expected" is what is declared, not what Microsoft credited. Incentives are not judged.',
];

/** One customer as Markdown: the verdict, then each fact once. */
export function customerPage(attribution: Attribution): string {
  const notes = sourceNotes(attribution.findings);
  return [
    `## ${nameText(attribution.customer.name)}`,
    head(attribution),
    steps(attribution),
    rolesLine(attribution),
    findingList(attribution.findings, notes),
    skipped(attribution),
    idsLine(attribution),
    notes.map((source, index) => `[${index + 1}] ${source}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function head(attribution: Attribution): string {
  const { recognition, credit, transactingPartnerId } = attribution;
  const verdict = verdictOf(attribution);
  const whose = linkText(attribution);
  const paid =
    transactingPartnerId === undefined
      ? "the transacting partner, which is not stated"
      : `the transacting partner ${codeText(transactingPartnerId)}`;
  const more = verdict.moreWarnings > 0 ? ` And ${verdict.moreWarnings} more below.` : "";
  return [
    ...recognition.map(
      (claim) => `**Recognition: ${recognitionText(claim)}**${whose}${placeText(claim)}.`,
    ),
    ...credit.map((claim) => creditLine(claim, paid)),
    verdict.toMend ? `**To do:** ${proseText(toDoText(verdict.toMend))}${more}` : "",
  ]
    .filter((line) => line !== "")
    .join("\\\n");
}

function creditLine(claim: CreditClaim, paid: string): string {
  const expected = claim.outcome === "throughThisLink" || claim.outcome === "byAdminOnBehalfOf";
  const open = openText(claim);
  const more = expected ? `, paid to ${paid}` : open === "" ? "" : `; ${proseText(open)}`;
  return `**Earned credit: ${creditText(claim)}**${placeText(claim)}${more}.`;
}

function linkText({ partner, identity }: Attribution): string {
  if (partner.id === undefined) {
    return "";
  }
  const name = partner.name === undefined ? "" : `${nameText(partner.name)} `;
  const type = identity.type === "ServicePrincipal" ? " (service principal)" : "";
  const by = identity.name === undefined ? "" : `, by ${nameText(identity.name)}${type}`;
  return ` for ${name}(${codeText(partner.id)})${by}`;
}

function placeText({ scopes }: CreditClaim | RecognitionClaim): string {
  const labels = scopes.map((id) => {
    const scope = parseScope(id);
    return scope?.kind === "subscription"
      ? "the whole subscription"
      : nameText(scope ? scopeLabel(scope) : id);
  });
  return labels.length > 0 ? `, on ${[...new Set(labels)].join(", ")}` : "";
}

function steps({ checklist }: Attribution): string {
  const rows = checklist.map(({ step, state, known, findings }, index) => [
    `${index + 1} ${step}`,
    states[state],
    `${proseText(known)}${findings.length > 0 ? ` [${findings.join(", ")}]` : ""}`,
  ]);
  return markdownTable(["look at", "found", "what is known"], rows);
}

/** The roles that earn nothing, or are not the linked identity's: the checklist has the others. */
function rolesLine({ roles }: Attribution): string {
  const also = roles.filter(
    ({ listedForCredit, linkedIdentity }) => listedForCredit !== "yes" || linkedIdentity === "no",
  );
  const texts = [...new Set(also.map(roleText))];
  return texts.length > 0 ? `Also held: ${texts.join("; ")}.` : "";
}

function roleText({
  role,
  linkedIdentity,
  principalName,
  principalId,
  provenance,
}: AttributedRole) {
  const holder =
    linkedIdentity === "no"
      ? ` by ${principalName === undefined ? codeText(principalId) : nameText(principalName)}`
      : "";
  const told = provenance === "declared" ? "" : ` (${proseText(provenance)})`;
  return `${nameText(role)}${holder}${told}`;
}

function sourceNotes(findings: Finding[]): string[] {
  return [...new Set(findings.map(sourceOf))];
}

function sourceOf({ source, address, date }: Finding): string {
  return `${proseText(source)}, ${date}${address === undefined ? "" : `: <${address}>`}`;
}

function findingList(findings: Finding[], notes: string[]): string {
  return findings
    .map((finding) => {
      const { level, message } = finding;
      const note = notes.indexOf(sourceOf(finding)) + 1;
      const remedy = finding.remedy === undefined ? "" : ` ${proseText(finding.remedy)}`;
      return `- ${level} **${proseText(findingName(finding))}** ${proseText(message)}${remedy} [${note}]`;
    })
    .join("\n");
}

function skipped({ skippedRules }: Attribution): string {
  return skippedRules.length > 0
    ? `Switched off: ${skippedRules.map(({ id, reason }) => `${nameText(id)} (${nameText(reason)})`).join("; ")}.`
    : "";
}

function idsLine({ customer, identity }: Attribution): string {
  const ids = [
    customer.tenantId && `tenant ${codeText(customer.tenantId)}`,
    customer.subscriptionId && `subscription ${codeText(customer.subscriptionId)}`,
    identity.objectId &&
      `identity ${codeText(`${identity.tenantId ?? "not known"}/${identity.objectId}`)}`,
  ].filter((part) => part);
  return ids.length > 0 ? `Ids: ${ids.join(", ")}.` : "";
}
