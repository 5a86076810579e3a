import type { AttributedRole, Attribution } from "./attribution";
import { mermaidText } from "./escape";

/** Who is linked to whom and holds what where, as a Mermaid picture: each partner and identity once. */
export function picture(attributions: Attribution[]): string {
  const nodes = new Map<string, string>();
  const node = (kind: string, key: string, text: string) => {
    const known = nodes.get(`${kind} ${key}`);
    const id =
      known ?? `${kind}${[...nodes.keys()].filter((one) => one.startsWith(`${kind} `)).length}`;
    if (!known) {
      nodes.set(`${kind} ${key}`, id);
      lines.push(`  ${id}["${mermaidText(text)}"]`);
    }
    return id;
  };
  const lines: string[] = [];
  const edges = new Set<string>();
  attributions.forEach(({ customer, partner, identity, roles }, index) => {
    const who = node(
      "identity",
      `${identity.tenantId}/${identity.objectId}`,
      identity.name ?? identity.objectId ?? "identity not known",
    );
    const whom = node("partner", partner.id ?? "", partnerText(partner));
    const where = node("customer", String(index), customer.name);
    edges.add(`  ${who} -->|"linked"| ${whom}`);
    const linked = roles.filter(({ linkedIdentity }) => linkedIdentity !== "no");
    const arrow = (held: AttributedRole[], shape: string) => {
      const label = [...new Set(held.map(({ role }) => role))].join(", ");
      if (label !== "") {
        edges.add(`  ${who} ${shape}|"${mermaidText(label)}"| ${where}`);
      }
    };
    arrow(
      linked.filter(({ reading }) => reading !== "notFound"),
      "-->",
    );
    arrow(
      linked.filter(({ reading }) => reading === "notFound"),
      "-.->",
    );
  });
  return ["```mermaid", "flowchart LR", ...lines, ...edges, "```"].join("\n");
}

function partnerText({ id, name }: Attribution["partner"]): string {
  return id === undefined
    ? "Partner not known"
    : name === undefined
      ? `Partner ${id}`
      : `${name} (${id})`;
}
