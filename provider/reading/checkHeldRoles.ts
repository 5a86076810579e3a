import type { Ambient } from "../ambient";
import { argumentTable } from "../argumentTable";
import { checkChoices } from "../checks/checkChoices";
import { checkNames } from "../checks/checkNames";
import { checkReader } from "../identity/checkIdentity";
import type { Checked, CheckFailure, Fail } from "../lifecycle";
import { present } from "../properties";
import type { Properties } from "../properties";
import { checkHolders } from "./holders";

/** Checks and normalises what a program asks about, without the network. */
export function checkHeldRoles(news: Properties, ambient: Ambient): Checked {
  const failures: CheckFailure[] = [];
  const fail: Fail = (property, reason) => void failures.push({ property, reason });
  const holders = checkHolders(news.holders, fail);
  const identity = checkReader(news.identity, ambient, fail);
  const { whenUnreachable } = news;
  checkNames(news, argumentTable.HeldRoles, "a reading of roles", fail);
  checkChoices(news, argumentTable.HeldRoles, fail);
  return { inputs: present({ holders, identity, whenUnreachable }), failures };
}
