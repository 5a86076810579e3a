import type { AttributedRole, Attribution } from "./attribution";
import { customerKey } from "./customersOf";
import { mermaidText } from "./escape";

/** Who is linked to whom and holds what where, as a Mermaid picture: each of them is drawn once. */
export function picture(attributions: Attribution[]): string {
  const ids = new Map<string, string>();
  const kinds = new Map<string, number>();
  const nodes: string[] = [];
  // Several onboardings of one customer have lines in common.
  const lines = new Set<string>();

  function node(kind: "identity" | "partner" | "customer", key: string, text: string): string {
    const known = ids.get(`${kind} ${key}`);
    if (known !== undefined) {
      return known;
    }
    const count = kinds.get(kind) ?? 0;
    const id = `${kind}${count}`;
    kinds.set(kind, count + 1);
    ids.set(`${kind} ${key}`, id);
    nodes.push(`  ${id}["${mermaidText(text)}"]`);
    return id;
  }

  attributions.forEach((attribution, index) => {
    const { customer, partner, identity, roles } = attribution;
    const who = node("identity", identityKey(identity, index), identityText(identity));
    const whom = node("partner", partner.id ?? "", partnerLabel(partner));
    const where = node("customer", customerKey(attribution), customer.name);
    lines.add(`  ${who} -->|"linked"| ${whom}`);
    const linked = roles.filter(({ linkedIdentity }) => linkedIdentity !== "no");
    for (const [arrow, held] of [
      ["-->", linked.filter(({ reading }) => reading !== "notFound")],
      ["-.->", linked.filter(({ reading }) => reading === "notFound")],
    ] as const) {
      if (held.length > 0) {
        lines.add(`  ${who} ${arrow}|"${mermaidText(rolesLabel(held))}"| ${where}`);
      }
    }
  });
  return ["```mermaid", "flowchart LR", ...nodes, ...lines, "```"].join("\n");
}

/** Identities that are not known may be several. */
function identityKey({ tenantId, objectId }: Attribution["identity"], index: number): string {
  return objectId === undefined ? `${index}` : `${tenantId}/${objectId}`;
}

function identityText({ name, objectId }: Attribution["identity"]): string {
  return name ?? objectId ?? "identity not known";
}

function partnerLabel({ id, name }: Attribution["partner"]): string {
  if (id === undefined) {
    return "partner not known";
  }
  return name === undefined ? `partner ${id}` : `${name} (${id})`;
}

function rolesLabel(held: AttributedRole[]): string {
  return [...new Set(held.map(({ role }) => role))].join(", ");
}
