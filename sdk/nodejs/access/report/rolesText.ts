import type { AttributedRole, Attribution } from "./attribution";
import { codeText, nameText, proseText } from "./escape";

/** The roles that the checklist does not name, and what Azure did not let be read. */
export function rolesText({ roles, checklist }: Attribution): string {
  const named = checklist.find(({ step }) => step === "role")?.known ?? "";
  const also = roles.filter(
    ({ role, linkedIdentity }) => linkedIdentity === "no" || !named.includes(role),
  );
  const unread = roles.filter(({ reading }) => reading === "unreadable");
  return [
    line("Also held", grouped(also)),
    line(
      "Not read",
      unread.map(({ role, provenance }) => `${nameText(role)} (${proseText(provenance)})`),
    ),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function line(head: string, texts: string[]): string {
  return texts.length > 0 ? `${head}: ${[...new Set(texts)].join("; ")}.` : "";
}

/** Roles of which the same is to be said together. */
function grouped(roles: AttributedRole[]): string[] {
  const byRemark = new Map<string, Set<string>>();
  for (const role of roles) {
    const remark = remarkOf(role);
    byRemark.set(remark, (byRemark.get(remark) ?? new Set()).add(nameText(role.role)));
  }
  return [...byRemark].map(([remark, names]) =>
    remark === "" ? [...names].join(", ") : `${[...names].join(", ")} (${remark})`,
  );
}

const readings = {
  read: "Azure shows it",
  notFound: "Azure does not show it",
  unreadable: "",
  notAsked: "",
};

// Whether the linked identity holds it as well is not sure, but who else does is.
const others: AttributedRole["linkedIdentity"][] = ["no", "perhaps through a group"];

function remarkOf(held: AttributedRole): string {
  const { linkedIdentity, principalName, principalId, listedForCredit, reading } = held;
  const holder = principalName === undefined ? codeText(principalId) : nameText(principalName);
  return [
    others.includes(linkedIdentity) ? `by ${holder}` : "",
    listedForCredit === "yes" ? "" : "not in the list",
    readings[reading],
  ]
    .filter((remark) => remark !== "")
    .join(", ");
}
