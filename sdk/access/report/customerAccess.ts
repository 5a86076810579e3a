import { parseScope, scopeLabel } from "../scope";
import type { AttributedRole, Attribution } from "./attribution";
import { codeText, nameText } from "./escape";
import { markdownTable } from "./markdownTable";

/**
 * For the customer's own auditor, as Markdown: who of which company may do what, where, until when, and
 * how to end it. It tells of no other customer and of nobody's earnings.
 */
export function customerAccess(attribution: Attribution): string {
  const { customer, roles } = attribution;
  const rows = roles.map((role) => [
    whoText(role),
    nameText(role.role),
    role.scopes.map(scopeText).join(", ") || "not known",
    untilText(role),
  ]);
  return [
    `## Access of ${companyText(attribution)} to ${nameText(customer.name)}`,
    markdownTable(["who", "may", "where", "until when"], rows),
    endText(attribution),
    idsText(attribution),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function companyText({ partner, identity, mode }: Attribution): string {
  if (partner.name !== undefined) {
    return nameText(partner.name);
  }
  return mode === "lighthouse" && identity.tenantId !== undefined
    ? `tenant ${codeText(identity.tenantId)}`
    : "the partner";
}

const types = {
  User: "user",
  Group: "group",
  ServicePrincipal: "service principal",
  ForeignGroup: "group of another tenant",
  Device: "device",
};

function whoText({ principalId, principalName, principalType }: AttributedRole): string {
  const type = principalType ? `${types[principalType]} ` : "";
  return principalName === undefined
    ? `${type}${codeText(principalId)}`
    : `${nameText(principalName)} (${type}${codeText(principalId)})`;
}

function scopeText(id: string): string {
  const scope = parseScope(id);
  return scope?.kind === "subscription"
    ? "the whole subscription"
    : nameText(scope ? scopeLabel(scope) : id);
}

function untilText({ duration, endDateTime }: AttributedRole): string {
  switch (duration) {
    case "permanent":
      return "it is taken away";
    case "until":
      return endDateTime ?? "an end that is not known";
    case "eligible":
      return endDateTime === undefined
        ? "only while somebody activates it"
        : `only while somebody activates it, at the latest ${endDateTime}`;
    case "unknown":
      return "not known";
  }
}

function endText({ mode, offerName }: Attribution): string {
  const offer =
    offerName === undefined ? "the delegation" : `the delegation of "${nameText(offerName)}"`;
  const ways = {
    lighthouse: `In the Azure portal, open Service providers > Delegations and delete ${offer}: all of this access ends at once.`,
    direct:
      "In the Azure portal, open Access control (IAM) of each place and remove these role assignments; eligible ones stand in Privileged Identity Management.",
    granted:
      "This access was granted by you. It ends where it was granted: Access control (IAM), Privileged Identity Management, or Service providers > Delegations in the Azure portal.",
  };
  return `**To end it:** ${ways[mode]}`;
}

function idsText({ customer, identity, mode }: Attribution): string {
  const ids = [
    customer.tenantId && `your tenant ${codeText(customer.tenantId)}`,
    customer.subscriptionId && `subscription ${codeText(customer.subscriptionId)}`,
    mode === "lighthouse" &&
      identity.tenantId &&
      `the partner's tenant ${codeText(identity.tenantId)}`,
  ].filter((part) => part);
  return ids.length > 0 ? `Ids: ${ids.join(", ")}.` : "";
}
