import { notYetKnown } from "../../sdk/nodejs/access/facts/known";
import { accessOf, changed, listOfRoles, withAccess, withRole } from "./additions";
import { mustContain, mustNotWorsen, said } from "./compared";
import { judge } from "./judged";
import type { Tree } from "./leaf";
import type { Program } from "./programs";

/** What is unknown of one role silences nothing that is known of another. */
export function unknownRoleSilencesNothing([program, item]: [Program, Tree]): void {
  const before = judge(program);
  const partlyKnown = typeof item === "object" ? [changed(item, hiding(item, program))] : [];
  const roles = [notYetKnown, ...partlyKnown].flatMap((unknown) => withRole(program, unknown));
  for (const after of [...roles, ...withEligible(program)].map((one) => judge(one))) {
    mustNotWorsen(before, after);
    const [part, all] = [before, after].map(({ findings }) =>
      said(findings(), ({ id }) => !aboutAllRoles.includes(id)),
    ) as [string[], string[]];
    mustContain("Silenced", { all, part }, [before, after]);
  }
}

/** The same with eligible roles by Azure Lighthouse of which none is known. */
function withEligible(program: Program): Program[] {
  const access = accessOf(program);
  return listOfRoles(program) === "authorizations" && access.eligibleAuthorizations === undefined
    ? [withAccess(program, { ...access, eligibleAuthorizations: notYetKnown })]
    : [];
}

// What these say is of all roles together: none is listed, none is permanent, nobody may remove.
const aboutAllRoles = ["P5", "P6", "P7", "P8", "P10", "L6", "L7", "L8"];

/** Some parts of a role, not known yet: at least which it is, or whose. */
function hiding(item: object | null, { seed }: Program): Record<string, Tree> {
  const keys = Object.keys(item ?? {}).filter((_, index) => (seed >> index) % 2 === 0);
  const always = seed % 2 === 0 ? "role" : "principalId";
  return Object.fromEntries([...keys, always].map((key) => [key, notYetKnown]));
}
