import { accessOf, changed, listOfRoles, withAccess, withRole } from "./additions";
import { mustNotWorsen } from "./compared";
import type { Judged } from "./judged";
import { judge } from "./judged";
import type { Tree } from "./leaf";
import { partly } from "./leaf";
import type { Program } from "./programs";
import { delegable, ends } from "./vocabulary";

/** More access of the linked identity makes no claim worse. */
export function moreAccessWorsensNothing([program, item]: [Program, Tree]): void {
  const before = judge(program);
  for (const after of withMoreAccess(program, before, item)) {
    mustNotWorsen(before, judge(after));
  }
}

function withMoreAccess(program: Program, { facts }: Judged, item: Tree): Program[] {
  const objectId = facts.link?.objectId;
  const access = accessOf(program);
  const scopes = partly(access.scopes, program.density);
  const wider =
    typeof scopes === "object"
      ? [withAccess(program, { ...access, scopes: { ...(access.scopes as object), more: place } })]
      : [];
  const role =
    objectId === undefined && listOfRoles(program) !== "roles"
      ? []
      : withRole(program, changed(item, { principalId: objectId }));
  return [...wider, ...role, ...heldAgain(program)];
}

/** A role with an end, held again: until other ends, and permanently. */
function heldAgain(program: Program): Program[] {
  const items = partly(accessOf(program)[listOfRoles(program)], program.density);
  const ending = (Array.isArray(items) ? (items as { duration?: Tree }[]) : []).filter(
    ({ duration }) => duration === "until",
  );
  return ending.flatMap((item) => [
    ...ends.flatMap((endDateTime) => withRole(program, changed(item, { endDateTime }))),
    ...withRole(program, changed(item, { duration: "permanent", endDateTime: undefined })),
  ]);
}

const [, place] = delegable;
