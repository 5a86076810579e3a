import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { attributed, fabrikam, tailspin } from "./customers";

/** Texts that only a few words fit, or that are made here. */
const fixed = new Set([
  ...["kind", "version", "mode", "type", "principalType", "listedForCredit", "duration"],
  ...[
    "linkedIdentity",
    "reading",
    "outcome",
    "afterwards",
    "beside",
    "expected",
    "answer",
    "from",
    "step",
    "state",
    "level",
    "address",
  ],
]);

/** An attribution with all that there can be in it, every free text of which is this name. */
export function renamed(name: string): Attribution {
  const { roles, findings, ...rest } = attributed(fabrikam(), { P99: "none" });
  const until = { ...roles[1], duration: "until" as const, endDateTime: "x" };
  const more = attributed(tailspin());
  const somebody = { linkedIdentity: "no" as const, listedForCredit: "unknown" as const };
  const all = {
    ...rest,
    roles: [...roles, until, ...more.roles.map((role) => ({ ...role, ...somebody }))],
    findings: [...findings, ...more.findings].map((finding) => ({ ...finding, subject: "x" })),
    recognition: rest.recognition.map((claim) => ({ ...claim, duration: "until", until: "x" })),
    credit: [
      ...rest.credit.map((claim) => ({ ...claim, afterwards: "notKnown", lastDay: "x" })),
      ...more.credit,
    ],
  };
  return replaced(all, name) as Attribution;
}

function replaced(value: unknown, name: string, key = ""): unknown {
  if (typeof value === "string") {
    return fixed.has(key) ? value : name;
  }
  if (Array.isArray(value)) {
    return value.map((one) => replaced(one, name, key));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([inner, one]) => [inner, replaced(one, name, inner)]),
      )
    : value;
}
