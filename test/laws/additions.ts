import fc from "fast-check";
import { Leaf, partly, whole } from "./leaf";
import type { Tree } from "./leaf";
import type { Program } from "./programs";
import { authorization, grantedRole, programs, role } from "./programs";

type Block = Record<string, Tree>;

/** The part of a program's arguments that is about access. */
export function accessOf({ form, args }: Program): Block {
  const block = args as Record<string, Block>;
  return form === "delegation" || form === "assignments" ? block : (block[form] ?? {});
}

/** The program with other access. */
export function withAccess(program: Program, access: Block): Program {
  const { form, args } = program;
  return form === "delegation" || form === "assignments"
    ? { ...program, args: access }
    : { ...program, args: { ...(args as Block), [form]: access } };
}

/** Where a program of this form lists its permanent roles. */
export function listOfRoles({ form }: Program): "authorizations" | "roles" | "access" {
  switch (form) {
    case "delegation":
    case "lighthouse":
      return "authorizations";
    case "assignments":
    case "direct":
      return "roles";
    case "granted":
      return "access";
  }
}

/** The program with one more role at the end of its list; nothing where the list is hidden. */
export function withRole(program: Program, item: Tree): Program[] {
  const access = accessOf(program);
  const key = listOfRoles(program);
  const list = access[key];
  if (!(list instanceof Leaf)) {
    return [withAccess(program, { ...access, [key]: [...(list as Tree[]), item] })];
  }
  const { value, others, chance, fact } = list;
  const longer = new Leaf([...(value as Tree[]), item], others, chance, fact);
  return Array.isArray(partly(list, program.density))
    ? [withAccess(program, { ...access, [key]: longer })]
    : [];
}

/** Roles as items of a program's list, nothing of them hidden but what the principal is. */
const items = {
  authorizations: authorization("ServicePrincipal").map(plain),
  roles: role.map(({ value }) => value),
  access: grantedRole("ServicePrincipal").map(plain),
};

function plain(item: Record<string, Tree>): Tree {
  return whole({ ...item, principalType: undefined, members: undefined, groupId: undefined });
}

/** A program and a role to add to it. */
export const programsAndRoles: fc.Arbitrary<[Program, Tree]> = fc
  .record({ program: programs, ...items })
  .map(({ program, ...some }) => [program, some[listOfRoles(program)]]);

/** The item held by somebody else, or in another way; a role of direct access has no holder of its own. */
export function changed(item: Tree, changes: Record<string, Tree>): Tree {
  return typeof item === "object" ? { ...item, ...changes } : item;
}
