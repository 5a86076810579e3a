import { LinkError, sentences } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import { Abandoned } from "../http/stopWhenAbandoned";
import { reach } from "../identity/reach";
import { unlessUnreachable } from "../identity/whenUnreachable";
import type { Properties } from "../properties";
import type { Claim } from "./declarations";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import type { LinkRun } from "./linkRun";
import { linkState } from "./linkState";
import type { LinkState } from "./linkState";
import { whyKept } from "./ownership";
import { putBackLink } from "./putBack";
import { observeAgain } from "./work";
import type { Work } from "./work";

/** Unlinks, unless the link is not ours to remove or another resource of this run declares it. */
export async function deleteLink(id: string, props: Properties, run: LinkRun): Promise<void> {
  const state = linkState(id, props);
  const key = id.toLowerCase();
  const who = `object ${state.objectId} in tenant ${state.tenantId}`;
  const why = whyKept(state);
  if (why !== undefined) {
    run.say(
      `Kept the link of ${who} to partner ${state.linkedPartnerId ?? state.partnerId}: ${why}.`,
    );
    return;
  }
  const claim = () => run.declarations.claimOn(key);
  const kept = `Kept the link of ${who}: another resource of this program declares it.`;
  if ((await claim().catch(explainKept(who))) !== undefined) {
    run.say(kept);
    return;
  }
  const deadline = run.deadline();
  const session = await unlessUnreachable(
    reach(state, "unlink", run.sessions, deadline),
    state.whenUnreachable,
    run,
    `Left the link of ${who} to partner ${state.linkedPartnerId ?? ""} at Azure, unverified`,
  );
  if (session !== undefined) {
    await run.work(
      session,
      deadline,
      async (work) => {
        // Asked again under the lock: a resource created meanwhile may have claimed the identity.
        if ((await claim().catch(explainKept(who))) !== undefined) {
          run.say(kept);
          return;
        }
        await unlink(state, work, claim);
      },
      state,
    );
  }
}

/** Without knowing what others declare nothing is unlinked. */
function explainKept(who: string): (failure: unknown) => never {
  return (failure) => {
    throw failure instanceof LinkError
      ? new LinkError(sentences(`Did not unlink ${who}.`, failure.message))
      : failure;
  };
}

async function unlink(
  { linkedPartnerId }: LinkState,
  work: Work,
  claim: () => Promise<Claim | undefined>,
): Promise<void> {
  const who = describeSubject(work.session.subject);
  const observed = await work.links.read().catch((failure: unknown) => {
    throw explainLinkFailure(failure, { ...work, verb: "read the link of" });
  });
  if (observed === undefined) {
    return;
  }
  if (observed.partnerId !== linkedPartnerId) {
    work.say(leftAlone(who, observed, linkedPartnerId));
    return;
  }
  const { standing, unsure } = await remove(observed, work);
  if (standing !== undefined) {
    work.say(leftAlone(who, standing, linkedPartnerId));
    return;
  }
  // Whoever claimed since the last look may have read the link before it went.
  let late: Claim | undefined;
  try {
    late = await claim();
  } catch (failure) {
    await putBackLink(observed.partnerId, "another one may declare it", work);
    explainKept(who)(failure);
  }
  if (late !== undefined) {
    const partnerId = late.partnerId ?? observed.partnerId;
    await putBackLink(partnerId, "another resource of this program declares it", work);
  } else if (unsure !== undefined) {
    throw unsure;
  } else {
    work.say(`Unlinked ${who}: ${describePartner(observed)} -> not linked.`);
  }
}

/** What stands after a removal, or why nobody knows. */
interface Removed {
  standing?: LinkRecord | undefined;
  unsure?: unknown;
}

/** Removes what was read. A failed removal is judged by observing again. */
async function remove(observed: LinkRecord, work: Work): Promise<Removed> {
  const { memory } = work.links;
  const sentBefore = memory.sent;
  try {
    await work.links.remove(observed);
    return {};
  } catch (failure) {
    if (failure instanceof Abandoned && failure.readsToo && memory.sent === sentBefore) {
      throw failure;
    }
    const explained = explainLinkFailure(failure, { ...work, verb: "unlink" });
    let standing: LinkRecord | undefined;
    try {
      standing = await observeAgain(
        work,
        (unread) => `${explained.message} Whether it is unlinked is not known (${unread}).`,
      );
    } catch (unsure) {
      return { unsure };
    }
    if (standing?.partnerId === observed.partnerId) {
      throw explained;
    }
    return { standing };
  }
}

function leftAlone(who: string, foreign: LinkRecord, own: string | undefined): string {
  return `Left the link of ${who} alone: it is to partner ${describePartner(foreign)}, which this resource did not make (its own was to ${own ?? "none"}).`;
}
