import type { Grant } from "../facts/grant";
import type { Role } from "../../../../azure/roles";
import { refusalOf, roleLabel, roleSources, wellKnownRoles } from "../../../../azure/roles";
import type { Said } from "./rule";

/** The day of the table of built-in roles, for a sentence: roles change, and the table is right for a day. */
export function asOfTable(): string {
  return `in the table of built-in roles of ${roleSources.roles.date}`;
}

/**
 * Why Azure Lighthouse may refuse a role, as far as the table of built-in roles tells. That table ages,
 * so this is a doubt and never stops anything.
 */
export function roleDoubt(role: Role): Said | undefined {
  const judge = "Azure's answer is the judge.";
  if (role.lighthouse === "unknown") {
    return {
      message: `There is no built-in role ${roleLabel(role)} as of ${roleSources.roles.date}, and Azure Lighthouse takes built-in roles only.`,
      remedy: `Correct the GUID, if it is no newer built-in role. ${judge}`,
    };
  }
  if (role.refusedFor === undefined) {
    return undefined;
  }
  const answer =
    role.refusedFor === "data actions"
      ? "with data actions not allowed for registration definition"
      : "is not allowed for registration definition because of restricted actions";
  return {
    message: `${refusalOf(role)} ${asOfTable()}: "The role definition '${role.id}' ${answer}".`,
    remedy: `Choose a built-in role without ${role.refusedFor}, if it has them still. ${judge}`,
  };
}

/**
 * Whether a grant by Azure Lighthouse includes Reader access, as Microsoft asks of people who use it.
 * A role that is not in the table may; of User Access Administrator no permission but handing on roles
 * applies there.
 */
export function mayRead({ role }: Grant): boolean {
  return role?.reads !== "no" && role?.id !== wellKnownRoles.userAccessAdministrator;
}
