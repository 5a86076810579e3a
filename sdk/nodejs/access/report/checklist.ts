import type { AccessFacts } from "../facts/accessFacts";
import { holdingsOf } from "../credit/holding";
import type { Finding } from "../rules/finding";
import { stepOf } from "../rules/checkRules";
import type { StepName } from "../rules/rule";
import { duration, identity, partnerId, role, scope, tenant } from "./accessSteps";
import { agreement, behalf, whoIsPaid } from "./contractSteps";
import type { Look, Step } from "./step";
import { inTheWords } from "./step";

const looks: Record<Exclude<StepName, "other">, Look> = {
  "partner id": partnerId,
  tenant,
  identity,
  role,
  duration,
  scope,
  agreement,
  "who is paid": whoIsPaid,
  "on behalf of": behalf,
};

/** The steps at which attribution can get lost, each with what the facts and the rules say of it. */
export function checklist(facts: AccessFacts, findings: Finding[]): Step[] {
  const holdings = facts.link ? (holdingsOf(facts) ?? []) : [];
  return Object.entries(looks).map(([name, look]): Step => {
    const step = name as StepName;
    const own = findings.filter((finding) => stepOf(finding.id) === step);
    const { state, known } = look(facts, holdings);
    const ids = [...new Set(own.map(({ id }) => id))];
    if (own.some(({ level }) => level !== "note")) {
      return { step, state: "problem", known, findings: ids };
    }
    const noted = state === "inOrder" && ids.some((id) => !inTheWords.includes(id));
    return { step, state: noted ? "note" : state, known, findings: ids };
  });
}
