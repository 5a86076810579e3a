import type { AttributedRole, Attribution } from "./attribution";
import { codeText, headingText, nameText, proseText } from "./escape";
import { markdownTable } from "./markdownTable";
import { placesText } from "./placeText";

/**
 * For the customer's own auditor, as Markdown: who of which company may do what, where, until when, and
 * how to end it. It tells of no other customer and of nobody's earnings.
 */
export function customerAccess(attribution: Attribution): string {
  const { customer } = attribution;
  const company = companyText(attribution);
  return [
    `## ${headingText(`Access of ${company} to ${customer.name}`)}`,
    markdownTable(["who", "may", "where", "until when"], rows(attribution)),
    `**To check and to end it**, in the Azure portal: ${endText(attribution)}`,
    `This is what ${nameText(company)} declares.${idsText(attribution)}`,
  ].join("\n\n");
}

/** One row for all roles that somebody holds in one place for one time. */
function rows({ roles, customer }: Attribution): string[][] {
  const held = new Map<string, { row: [string, string, string]; roles: string[] }>();
  for (const role of roles) {
    const places = placesText(role.scopes, customer);
    const row: [string, string, string] = [
      whoText(role),
      places === "" ? "not known" : proseText(places),
      untilText(role),
    ];
    const key = JSON.stringify([role.principalId, ...row]);
    const known = held.get(key) ?? { row, roles: [] };
    held.set(key, { row, roles: [...known.roles, roleText(role)] });
  }
  return [...held.values()].map(({ row: [who, where, until], roles: names }) => [
    who,
    [...new Set(names)].join(", "),
    where,
    until,
  ]);
}

function companyText({ partner, identity, mode }: Attribution): string {
  if (partner.name !== undefined) {
    return partner.name;
  }
  return mode === "lighthouse" && identity.tenantId !== undefined
    ? `tenant ${identity.tenantId}`
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
  const type = principalType && types[principalType];
  if (principalName === undefined) {
    return [type, codeText(principalId)].filter((part) => part).join(" ");
  }
  return `${nameText(principalName)}${type === undefined ? "" : ` (${type})`}`;
}

function roleText({ role, reading }: AttributedRole): string {
  return reading === "notFound" ? `${nameText(role)} (Azure does not show it)` : nameText(role);
}

function untilText({ duration, endDateTime }: AttributedRole): string {
  switch (duration) {
    case "permanent":
      return "no end is set";
    case "until":
      return endDateTime === undefined ? "an end that is not known" : proseText(endDateTime);
    case "eligible":
      return endDateTime === undefined
        ? "only while somebody activates it"
        : `only while somebody activates it, at the latest ${proseText(endDateTime)}`;
    case "unknown":
      return "not known";
  }
}

function endText({ mode, offerName }: Attribution): string {
  const offer = offerName === undefined ? "the delegation" : `"${nameText(offerName)}"`;
  const ways = {
    lighthouse: `Service providers > Delegations shows all of this access; deleting ${offer} there ends it at once.`,
    direct:
      "Access control (IAM) of each place shows these role assignments, and removing them ends the access. Eligible roles stand in Privileged Identity Management.",
    granted:
      "you granted this access yourself. It stands, and ends, where it was granted: in Access control (IAM) of each place, in Privileged Identity Management, or in Service providers > Delegations.",
  };
  return ways[mode];
}

function idsText({ customer, identity, mode, roles }: Attribution): string {
  const named = roles.flatMap(({ principalId, principalName }) =>
    principalName === undefined ? [] : [`${nameText(principalName)} ${codeText(principalId)}`],
  );
  const ids = [
    customer.tenantId && `your tenant ${codeText(customer.tenantId)}`,
    customer.subscriptionId && `subscription ${codeText(customer.subscriptionId)}`,
    mode === "lighthouse" &&
      identity.tenantId &&
      `the partner's tenant ${codeText(identity.tenantId)}`,
    ...new Set(named),
  ].filter((part) => part);
  return ids.length > 0 ? ` Ids: ${ids.join(", ")}.` : "";
}
