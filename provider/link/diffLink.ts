import { subjectId } from "../identity/subjectId";
import type { Difference } from "../lifecycle";
import { hasUnknown } from "../properties";
import type { Properties } from "../properties";
import { isAdoptedLinkLost } from "./adoptedLink";
import { compareIdentities, differs } from "./compareLink";
import type { IdentityChange } from "./compareLink";
import { linkInputs } from "./linkInputs";
import type { LinkRun } from "./linkRun";
import { linkState } from "./linkState";

/** Tells whether there is something to do; only another identity replaces the link. */
export async function diffLink(
  id: string,
  olds: Properties,
  news: Properties,
  run: LinkRun,
): Promise<Difference> {
  const state = linkState(id, olds);
  const identity = compareIdentities(state, news);
  const change = identity === "unsure" ? await askEntra(id, news, run) : identity;
  if (change === "other") {
    run.sayOnce(
      `warning P14: another identity is to be linked instead of object ${state.objectId} in tenant ${state.tenantId}${state.linkedPartnerId ? `, which is linked to partner ${state.linkedPartnerId}` : ""}: attribution through that one stops when its link is removed. A service principal that was recreated has a new object id and no link.`,
    );
    return { changes: true, replaces: ["identity"] };
  }
  // A refresh asks for a diff as well, and a resource that it read may be about to be deleted.
  if (run.declarations.has(news)) {
    // Claimed even where the partner is not known yet: this identity stays declared.
    run.declarations.claim(
      id.toLowerCase(),
      hasUnknown(news.partnerId) ? undefined : String(news.partnerId),
    );
  }
  const changes =
    change !== "none" || differs(state, news) || (await isAdoptedLinkLost(state, news, run));
  return { changes, replaces: [] };
}

/** Signs in as declared; where that fails, the update itself finds out before it writes. */
async function askEntra(id: string, news: Properties, run: LinkRun): Promise<IdentityChange> {
  try {
    const session = await run.sessions.open(linkInputs(news).identity ?? {}, run.deadline());
    return subjectId(session.subject) === id.toLowerCase() ? "same" : "other";
  } catch {
    return "unknown";
  }
}
