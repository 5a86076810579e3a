import { printable } from "../../azure/printable";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { customerAccess } from "../../sdk/nodejs/access/report/customerAccess";
import { customerKey } from "../../sdk/nodejs/access/report/customersOf";
import { WrongUse } from "../wrongUse";

/**
 * What one customer's auditor is told, and nothing of any other. A name that fits more than one customer is
 * refused: nobody is to be shown what is not theirs.
 */
export function accessOf(
  name: string,
  { attributions, problems }: { attributions: Attribution[]; problems: string[] },
): string {
  const wanted = fold(name);
  const found = attributions.filter(({ customer }) => fold(customer.name) === wanted);
  const customers = new Set(found.map(customerKey));
  if (found.length === 0) {
    throw new WrongUse(
      `No customer of these stacks is called "${printable(name)}". The name is the one that its onboarding declares.${unread(problems)}`,
    );
  }
  if (customers.size > 1) {
    throw new WrongUse(
      `${customers.size} customers of these stacks are called "${printable(name)}": name the stack of the one that is meant with --stack.`,
    );
  }
  return found.map(customerAccess).join("\n\n");
}

/** What was not read may be where the customer is. */
function unread(problems: string[]): string {
  return problems.length === 0 ? "" : ` Not everything could be read:\n${problems.join("\n")}`;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
