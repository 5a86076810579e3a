import { AzureRefusal, UnusableAnswer } from "../errors/azureAnswer";
import { LinkError, sentences } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import { Abandoned } from "../http/stopWhenAbandoned";
import { planLink } from "./linkPlan";
import type { Allowed, LinkPlan } from "./linkPlan";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import { guardStandingName, guardWrittenName } from "./nameGuard";
import { observeAgain } from "./work";
import type { Work } from "./work";

/** What should stand, and what this resource may do to get there. */
export interface Desired extends Allowed {
  partnerId: string;
  expectedPartnerName?: string | undefined;
  /** The partner whose link is this resource's own, by its state. */
  recorded?: string | undefined;
  /** Whether the resource is being created: what was there before is then not known. */
  isNew?: boolean;
  /** Whether the declared link was adopted before, so that it need not be said again. */
  isAdopted?: boolean;
}

/** What stands now, and how it came about. */
export interface Converged {
  record: LinkRecord;
  outcome: "kept" | "adopted" | "created" | "moved" | "takenOver";
}

type Write = Extract<LinkPlan, { action: "put" | "patch" }>;

/** A race with another writer is decided anew, but not for ever. */
const mostRounds = 3;

/** Observes, decides and acts until the desired link stands. */
export async function converge(desired: Desired, work: Work): Promise<Converged> {
  const { partnerId, recorded } = desired;
  let observed = await observe(partnerId, work);
  for (let round = 1; round <= mostRounds; round += 1) {
    const plan = planLink(partnerId, observed, recorded, desired);
    switch (plan.action) {
      case "keep":
      case "adopt":
        guardStandingName(plan.observed, desired.expectedPartnerName, work);
        if (plan.action === "adopt" && !desired.isAdopted) {
          work.say(adopted(plan.observed, work));
        }
        return { record: plan.observed, outcome: plan.action === "keep" ? "kept" : "adopted" };
      case "refuse":
        throw refused(plan.foreign, desired, work);
      case "refreshFirst":
        throw namedByState(partnerId, observed, work);
      case "put":
      case "patch": {
        const written = await write(plan, partnerId, work);
        observed = written.observed;
        if (observed?.partnerId === partnerId && written.mayBeOurs) {
          const record = await guardWrittenName(observed, plan, desired.expectedPartnerName, work);
          const before = plan.action === "put" ? "not linked" : describePartner(plan.from);
          const who = describeSubject(work.session.subject);
          work.say(`Linked ${who}: ${before} -> ${describePartner(record)}.`);
          return { record, outcome: outcomeOf(plan) };
        }
      }
    }
  }
  throw new LinkError(
    `Could not link ${describeSubject(work.session.subject)} to partner ${partnerId}: the link changes while it is being made. Find out who else writes it, then run the command again. ${describeStanding(observed)}`,
  );
}

function outcomeOf(plan: Write): Converged["outcome"] {
  return plan.action === "put" ? "created" : plan.takeOver ? "takenOver" : "moved";
}

async function observe(partnerId: string, work: Work): Promise<LinkRecord | undefined> {
  try {
    return await work.links.read();
  } catch (failure) {
    throw explainLinkFailure(failure, {
      ...work,
      verb: "read the link of",
      target: `before linking it to partner ${partnerId}`,
    });
  }
}

/** What stands after a write, and whether the write may be what made it so. */
interface Written {
  observed: LinkRecord | undefined;
  mayBeOurs: boolean;
}

/**
 * Writes, and tells what stands afterwards. A lost answer, a retry that met its own first attempt
 * and somebody faster all look like a failure, so a failed write is judged by observing again.
 */
async function write(plan: Write, partnerId: string, work: Work): Promise<Written> {
  const before = plan.action === "put" ? undefined : plan.from;
  const attempt = { ...work, verb: "link", target: `to partner ${partnerId}` };
  const { memory } = work.links;
  const sentBefore = memory.sent;
  let failure: unknown;
  try {
    const record = await work.links[plan.action](partnerId);
    if (record.partnerId === partnerId) {
      return { observed: record, mayBeOurs: true };
    }
    failure = new UnusableAnswer(200, `the answer names partner ${record.partnerId}`);
  } catch (thrown) {
    failure = thrown;
  }
  if (failure instanceof Abandoned && failure.readsToo && memory.sent === sentBefore) {
    throw failure;
  }
  const { message } = explainLinkFailure(failure, attempt);
  const observed = await observeAgain(work, (unread) =>
    sentences(
      message,
      `Whether the link was written is not known (${unread}).`,
      "Run the command again: a link that did land is adopted.",
    ),
  );
  if (observed?.partnerId !== partnerId && observed?.partnerId === before?.partnerId) {
    throw new LinkError(sentences(message, describeStanding(observed)));
  }
  // What Azure refused at once is not ours, even where it is what we wanted: it is not removed later.
  const refusedAtOnce = memory.sent - sentBefore === 1 && isRefusal(failure);
  return { observed, mayBeOurs: !refusedAtOnce };
}

/** Whether Resource Manager itself says that it has not written. */
function isRefusal(failure: unknown): boolean {
  return (
    failure instanceof AzureRefusal &&
    failure.fromResourceManager &&
    failure.status < 500 &&
    failure.status !== 408
  );
}

function describeStanding(observed: LinkRecord | undefined): string {
  return observed === undefined
    ? "The identity is not linked to any partner."
    : `The link to partner ${describePartner(observed)} stands unchanged.`;
}

function adopted(standing: LinkRecord, { session }: Work): string {
  return sentences(
    `Adopted the link of ${describeSubject(session.subject)} to partner ${describePartner(standing)}, which stands${standing.updatedTime ? ` since ${standing.updatedTime}` : " already"}: nothing was written.`,
    "If another tool or stack declares this link as well, it must drop it without deleting it (in Pulumi: retainOnDelete first), or the link goes with it.",
  );
}

/** After the refresh the state says what stands, and what differs from it is the program's word. */
function namedByState(partnerId: string, observed: LinkRecord | undefined, { session }: Work) {
  return new LinkError(
    sentences(
      `Did not link ${describeSubject(session.subject)} to partner ${partnerId}: a refresh had found that partner, so nobody can tell whether the program or only the state names it, and its link does not stand any more.`,
      describeStanding(observed),
      "Nothing was changed. Run `pulumi refresh`, and then `pulumi up`.",
    ),
  );
}

function refused(foreign: LinkRecord, desired: Desired, { session }: Work) {
  const { partnerId, recorded, rebindFrom, isNew } = desired;
  return new LinkError(
    sentences(
      `Did not link ${describeSubject(session.subject)} to partner ${partnerId}: it is linked to partner ${describePartner(foreign)}, ${
        recorded === undefined
          ? "and this resource is not recorded as the maker of that link"
          : `not to ${recorded}, the partner that this resource is recorded with`
      }.`,
      "Nothing was changed.",
      recorded === undefined &&
        isNew &&
        "(A resource that is being replaced begins anew; without a replacement a changed partnerId moves the link in place.)",
      rebindFrom === undefined
        ? `If the move is meant, set rebindFrom: ["${foreign.partnerId}"] (or ifLinked: "rebind" for any partner); the link then moves in place.`
        : `rebindFrom allows ${rebindFrom.join(", ") || "nobody"}: if the move is meant, add "${foreign.partnerId}" to it; the link then moves in place.`,
      `If not, declare partnerId "${foreign.partnerId}" or another identity.`,
    ),
  );
}
