import type { Ambient } from "../ambient";
import { subjectId } from "../identity/subjectId";
import type { Difference } from "../lifecycle";
import { hasUnknown } from "../properties";
import type { Properties } from "../properties";
import { isAdoptedLinkLost } from "./adoptedLink";
import { compareIdentities, differs } from "./compareLink";
import type { IdentityChange } from "./compareLink";
import { guardUndeclared } from "./guards";
import { linkInputs } from "./linkInputs";
import type { LinkRun } from "./linkRun";
import { linkState } from "./linkState";
import type { LinkState } from "./linkState";

/** Tells whether there is something to do; only another identity replaces the link. */
export async function diffLink(
  id: string,
  olds: Properties,
  news: Properties,
  run: LinkRun,
): Promise<Difference> {
  const state = linkState(id, olds);
  const identity = compareIdentities(state, news);
  if (
    identity === "none" &&
    state.identity === undefined &&
    run.declarations.has(news) &&
    configuresIdentity(run.ambient())
  ) {
    await askEntra(state, news, run);
  }
  const change = identity === "unsure" ? await askEntra(state, news, run) : identity;
  if (change === "other") {
    run.sayOnce(
      `warning P14: another identity is to be linked instead of object ${state.objectId} in tenant ${state.tenantId}${state.linkedPartnerId ? `, which is linked to partner ${state.linkedPartnerId}` : ""}: attribution through that one stops when its link is removed. A service principal that was recreated has a new object id and no link.`,
    );
    return { changes: true, replaces: ["identity"] };
  }
  // A refresh asks for a diff as well, and a resource that it read may be about to be deleted.
  if (run.declarations.has(news)) {
    // Claimed even where the partner is not known yet: this identity stays declared.
    await run.declarations.claim(
      id.toLowerCase(),
      hasUnknown(news.partnerId) ? undefined : String(news.partnerId),
    );
  }
  const changes =
    change !== "none" || differs(state, news) || (await isAdoptedLinkLost(state, news, run));
  return { changes, replaces: [] };
}

/** Signs in as declared; where that fails, the update itself finds out before it writes. */
async function askEntra(state: LinkState, news: Properties, run: LinkRun): Promise<IdentityChange> {
  const identity = linkInputs(news).identity ?? {};
  const session = await run.sessions.open(identity, run.deadline()).catch(() => undefined);
  if (session === undefined) {
    return "unknown";
  }
  if (subjectId(session.subject) === subjectId(state)) {
    return "same";
  }
  if (Object.keys(identity).length === 0) {
    guardUndeclared(session, state, run);
  }
  return "other";
}

/** A provider that was told who signs in means that one, whatever the surroundings are. */
function configuresIdentity({ namespace, config }: Ambient): boolean {
  return (
    namespace === "azure-partner" &&
    (config("azure-partner:tenantId") ?? config("azure-partner:clientId")) !== undefined
  );
}
