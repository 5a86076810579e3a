import type { Finding } from "../../sdk/nodejs/access/rules/finding";
import { accessOf, changed, listOfRoles, withAccess, withRole } from "./additions";
import { broken, claimed, said } from "./compared";
import type { Judged } from "./judged";
import { judge } from "./judged";
import type { Tree } from "./leaf";
import { partly } from "./leaf";
import type { Program } from "./programs";
import { inside, principals, roles } from "./vocabulary";

/** What cannot matter changes no claim and no finding of the rules on links and credit. */
export function neutralAdditions([program, item]: [Program, Tree]): void {
  const before = judge(program);
  const additions = [
    ...ofSomebodyElse(program, before, item),
    ...ofAnUnlistedRole(program, before),
    ...ofAnInnerScope(program),
  ];
  for (const after of additions.map((one) => judge(one))) {
    if (claimed(before) !== claimed(after)) {
      broken("Other claims", before, after, [before.credit, after.credit]);
    }
    const [one, other] = [before, after].map(({ findings }) => said(findings(), isAboutLinks));
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      broken("Other findings", before, after, [one, other]);
    }
  }
}

function isAboutLinks({ id }: Finding): boolean {
  return id.startsWith("P");
}

/** Somebody whose stated type excludes the linked identity. */
function ofSomebodyElse(program: Program, { facts }: Judged, item: Tree): Program[] {
  const user = principals[3];
  const somebodyElse = facts.link?.objectId !== undefined && facts.link.objectId !== user;
  return somebodyElse && listOfRoles(program) !== "roles"
    ? withRole(program, changed(item, { principalId: user, principalType: "User" }))
    : [];
}

/** A role listed "no" beside a listed one, of the same holder at the same place. */
function ofAnUnlistedRole(program: Program, before: Judged): Program[] {
  const items = partly(accessOf(program)[listOfRoles(program)], program.density);
  return (Array.isArray(items) ? (items as Tree[]) : []).flatMap((item, index) => {
    const listed = before.facts.grants?.[index];
    return listed?.duration === "permanent" && listed.role?.pec === "yes"
      ? withRole(program, typeof item === "string" ? unlisted : changed(item, { role: unlisted }))
      : [];
  });
}

const [unlisted] = roles.listedNo;

/** A scope inside one that is covered. */
function ofAnInnerScope(program: Program): Program[] {
  const access = accessOf(program);
  if (program.form === "granted") {
    const items = partly(access.access, program.density);
    return (Array.isArray(items) ? (items as { scope?: Tree }[]) : []).flatMap((item) => {
      const inner = innerOf(item.scope);
      return inner === undefined ? [] : withRole(program, changed(item, { scope: inner }));
    });
  }
  const scopes = partly(access.scopes, program.density) as Record<string, Tree> | undefined;
  const inner = innerOf(scopes?.one);
  return scopes && inner !== undefined
    ? [withAccess(program, { ...access, scopes: { ...(access.scopes as object), inner } })]
    : [];
}

function innerOf(scope: Tree): string | undefined {
  return typeof scope === "string" ? inside[scope] : undefined;
}
