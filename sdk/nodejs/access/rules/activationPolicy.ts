import type { ActivationFact, Grant } from "../facts/grant";
import type { Said } from "./rule";

const shortest = 30;
const longest = 8 * 60;
const mostApprovers = 10;

/** What Azure Lighthouse refuses in the way a role is activated. */
export function refusedActivation({ property, activation }: Grant): Said[] {
  if (!activation) {
    return [];
  }
  const said: Said[] = [];
  const { maximumDuration, approvers = [], multiFactor } = activation;
  const subject = property;
  const minutes = maximumDuration === undefined ? shortest : minutesOf(maximumDuration);
  if (minutes === undefined) {
    said.push({
      level: "warning",
      message: `${property} can be active for "${maximumDuration}", which cannot be read here; Azure Lighthouse takes PT30M to PT8H.`,
      remedy: "Write an ISO 8601 duration such as PT4H.",
      subject,
    });
  } else if (minutes < shortest || minutes > longest) {
    said.push({
      message: `${property} can be active for "${maximumDuration}"; Azure Lighthouse takes PT30M to PT8H.`,
      remedy: "Write an ISO 8601 duration such as PT4H.",
      subject,
    });
  }
  if (multiFactor !== undefined && multiFactor !== "Azure" && multiFactor !== "None") {
    said.push({
      message: `${property} asks for multi-factor authentication by "${multiFactor}"; it is "Azure" or "None".`,
      subject,
    });
  }
  if (approvers.length > mostApprovers) {
    said.push({
      message: `${property} has ${approvers.length} approvers; at most ${mostApprovers} are allowed.`,
      subject,
    });
  }
  return said;
}

/** Whether two roles are activated in the same way, as Azure Lighthouse asks of one role everywhere. */
export function samePolicy(left: ActivationFact | null, right: ActivationFact | null): boolean {
  return JSON.stringify(meaningOf(left)) === JSON.stringify(meaningOf(right));
}

function meaningOf(activation: ActivationFact | null) {
  const { maximumDuration = "", multiFactor, approvers = [] } = activation ?? {};
  const ids = approvers.map(({ principalId }) => principalId).sort();
  return [minutesOf(maximumDuration) ?? maximumDuration, multiFactor, ids];
}

const amount = "(\\d+(?:[.,]\\d+)?)";
const isoDuration = new RegExp(
  `^P(?=.*\\d)(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?` +
    `(?:T(?=\\d)(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`,
);
const day = 24 * 60;
/** Minutes of years, months, weeks, days, hours, minutes and seconds; none of the first is short. */
const worth = [365 * day, 30 * day, 7 * day, day, 60, 1, 1 / 60];

/** The minutes of an ISO 8601 duration; `undefined` when it is none. */
function minutesOf(duration: string): number | undefined {
  const parts = isoDuration.exec(duration)?.slice(1);
  return parts?.reduce(
    (sum, part, at) => sum + Number((part ?? "0").replace(",", ".")) * (worth[at] ?? 0),
    0,
  );
}
