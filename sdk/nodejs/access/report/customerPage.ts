import type { CreditClaim } from "../credit/creditClaims";
import { isExpected } from "../credit/creditTable";
import type { RecognitionClaim } from "../credit/recognition";
import type { Attribution } from "./attribution";
import { checklistTable } from "./checklistTable";
import { creditText, openText, recognitionText } from "./claimText";
import { codeText, headingText, nameText, proseText } from "./escape";
import { findingList } from "./findingList";
import { partnerText } from "./partnerText";
import { placesText } from "./placeText";
import { rolesText } from "./rolesText";
import type { SourceNotes } from "./sourceNotes";
import { reasonOf, headlineOf } from "./headline";

/** What no program can see, once for a report. */
export const always = [
  "Earned credit needs access for whole days and usage under the Azure plan; reservations, savings plans, Spot and third-party products earn none.",
  '"Expected" is what is declared, not what Microsoft credited. Incentives are not judged.',
].join("\n");

/** One customer as Markdown: the headline, then each fact once. The sources are named in `notes`. */
export function customerPage(attribution: Attribution, notes: SourceNotes): string {
  return [
    `## ${headingText(attribution.customer.name)}`,
    head(attribution),
    checklistTable(attribution, notes),
    rolesText(attribution),
    findingList(attribution, notes),
    skipped(attribution),
    idsLine(attribution),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function head(attribution: Attribution): string {
  const { recognition, credit, customer } = attribution;
  const { toDo, moreWarnings } = headlineOf(attribution);
  const places = [...recognition, ...credit].map(({ scopes }) => placesText(scopes, customer));
  // Where all of it is about the same, the first line says where.
  const same = new Set(places).size === 1;
  const at = (text = "") => (text === "" ? "" : `, on ${proseText(text)}`);
  const more = moreWarnings > 0 ? ` ${moreWarnings} more below.` : "";
  return [
    ...recognition.map((claim, index) => recognitionLine(claim, attribution, at(places[index]))),
    ...credit.map((claim, index) =>
      creditLine(claim, attribution, same ? "" : at(places[recognition.length + index])),
    ),
    toDo === "" ? "" : `**To do:** ${proseText(toDo)}.${more}`,
  ]
    .filter((line) => line !== "")
    .join("\\\n");
}

function recognitionLine(claim: RecognitionClaim, attribution: Attribution, place: string): string {
  const { partner, identity } = attribution;
  const outcome = `**Recognition: ${proseText(recognitionText(claim))}**`;
  if (partner.id === undefined) {
    return `${outcome}${place}.`;
  }
  const whom = partnerText(partner.id, partner.name);
  const type = identity.type === "ServicePrincipal" ? " (service principal)" : "";
  const who = identity.name === undefined ? "" : `${nameText(identity.name)}${type}`;
  if (claim.outcome === "setUp") {
    return `${outcome} for ${whom}${who === "" ? "" : `, by ${who}`}${place}.`;
  }
  return `${outcome}${place}; ${who === "" ? "" : `${who} is `}linked to ${whom}.`;
}

function creditLine(claim: CreditClaim, attribution: Attribution, place: string): string {
  const reason = openText(claim) || reasonOf(claim, attribution);
  const why = reason === "" ? "" : `; ${proseText(reason)}`;
  const more = isExpected(claim.outcome) ? `, ${paidText(attribution)}` : why;
  return `**Earned credit: ${proseText(creditText(claim))}**${place}${more}.`;
}

function paidText({ transactingPartnerId, resellerOfRecordId, partner }: Attribution): string {
  if (transactingPartnerId === undefined) {
    return "paid to the transacting partner, which is not stated";
  }
  const paid = `paid to the transacting partner ${codeText(transactingPartnerId)}`;
  const { id, name } = partner;
  return id !== undefined && id === resellerOfRecordId && id !== transactingPartnerId
    ? `${paid}, not to ${name === undefined ? codeText(id) : nameText(name)}, its reseller of record`
    : paid;
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
