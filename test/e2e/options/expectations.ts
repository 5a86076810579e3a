import { ours, second, theirs } from "../scene";
import type { Outcome, Recorded } from "./optionCase";

interface Declared {
  partnerId?: string;
  more?: string;
  options?: string;
  /** Written over what the identity has. */
  identity?: string;
  name?: string;
}

/** A program's text for one link. */
export function link({
  partnerId = ours,
  more,
  options,
  identity,
  name = "<name>",
}: Declared = {}) {
  const who = identity === undefined ? "<identity>" : `{ ...<identity>, ${identity} }`;
  const args = [`partnerId: "${partnerId}"`, `identity: ${who}`, more].filter(Boolean).join(", ");
  return `new PartnerAdminLink("${name}", { ${args} }, { ${options ?? ""} });`;
}

export const reading = 'PartnerAdminLink.get("<name>", "<id>", { identity: <identity> });';
export const up = "up --yes --skip-preview";
export const refresh = "refresh --yes --skip-preview";

export const toOurs = `none -> ${ours}`;
export const madeByUs = [toOurs];
const movedByUs = [toOurs, `${ours} -> ${second}`];
const movedByThem = [toOurs, `${ours} -> ${theirs}`];
const takenBack = [...movedByThem, `${theirs} -> ${ours}`];

export const state = (partnerId: string, origin: string): Recorded => ({
  partnerId,
  linkedPartnerId: partnerId,
  origin,
});
export const asked = (...requests: string[]) => requests;

/** Ours as it was made; a destroy removes it. */
export const unchanged = (requests: string[]): Outcome => ({
  ...{ requests, history: madeByUs, recorded: state(ours, "created") },
});
/** Moved by us, in place; a destroy removes it. */
export const moved = (requests: string[]): Outcome => ({
  ...{ requests, history: movedByUs, recorded: state(second, "created") },
});
/** Ours, of which the state does not know any more that it is; a destroy leaves it. */
export const forgotten = (requests: string[]): Outcome => ({
  ...{ requests, history: madeByUs, recorded: state(ours, "adopted"), leftByDestroy: ours },
});
/** Somebody else's, which reached the inputs out of the state; a destroy leaves it. */
export const found = (requests: string[]): Outcome => ({
  ...{ requests, history: movedByThem, leftByDestroy: theirs },
  recorded: { ...state(theirs, "adopted"), foundByRefresh: true },
});
/** Moved by somebody else and taken back; a destroy removes it. */
export const retaken = (requests: string[]): Outcome => ({
  ...{ requests, history: takenBack, recorded: state(ours, "takenOver") },
});
