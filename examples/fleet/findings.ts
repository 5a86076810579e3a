import type { EngineEvent } from "@pulumi/pulumi/automation";

type Step = NonNullable<EngineEvent["resourcePreEvent"]>["metadata"];

/** What a preview after a refresh finds at one resource that is not as declared. */
export type Finding =
  /** An update makes it so, as in `update RoleAssignment adatum (principalType)`. */
  | { change: string }
  /** A link that went to another partner, and not from here; an update leaves it alone. */
  | { takenOver: string };

/** What the preview does to nothing that is declared: it finds it as it is, or reads. */
const unchanging = ["same", "read", "refresh"];

export function findingsIn({ resourcePreEvent }: EngineEvent): Finding[] {
  if (resourcePreEvent === undefined || unchanging.includes(resourcePreEvent.metadata.op)) {
    return [];
  }
  const step = resourcePreEvent.metadata;
  const partner = foreignPartner(step);
  const name = step.urn.split("::").pop();
  return [
    partner === undefined
      ? { change: `${step.op} ${step.type.split(":").pop()} ${name}${differing(step)}` }
      : { takenOver: `the link ${name} is to partner ${partner}` },
  ];
}

/** What the findings ask for, as a sentence for the table. */
export function toldOf(findings: readonly Finding[]): string {
  const taken = findings.flatMap((one) => ("takenOver" in one ? [one.takenOver] : []));
  const changes = findings.flatMap((one) => ("change" in one ? [one.change] : []));
  return [
    ...taken.map((text) => `${text}, not moved there from here: find out who did it`),
    ...(changes.length > 0 ? [`would be made right: ${changes.join(", ")}`] : []),
  ].join("; ");
}

/** The partner that a link went to, where this stack did not link it last. */
function foreignPartner({ type, old }: Step): string | undefined {
  const { partnerId, partnerName, linkedPartnerId } = old?.outputs ?? {};
  const isForeign = type.endsWith(":PartnerAdminLink") && partnerId !== linkedPartnerId;
  const name = partnerName === undefined ? "" : ` (${String(partnerName)})`;
  return isForeign ? `${String(partnerId)}${name}` : undefined;
}

/** Only some steps name what differs, so their inputs are compared. */
function differing({ op, old, new: next }: Step): string {
  const text = (inputs: Step["old"], key: string) => JSON.stringify(inputs?.inputs[key]);
  const keys = Object.keys(next?.inputs ?? {}).filter((key) => text(old, key) !== text(next, key));
  return op === "update" && keys.length > 0 ? ` (${keys.join(", ")})` : "";
}
