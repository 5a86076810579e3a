import type { JudgedCustomer } from "./customersOf";
import type { Standing } from "./headline";
import { standings } from "./headline";
import type { UnreadStack } from "./unreadStack";
import { unreadText } from "./unreadStack";

/** Where a customer stands, in a few words. */
export const standingText: Record<Standing, string> = {
  toMend: "to mend",
  notByThisLink: "not by this link",
  notKnown: "not known",
  noneByAgreement: "none by agreement",
  onBehalfOf: "by admin on behalf of",
  expected: "expected",
};

/** How many customers stand where, each counted once, and how many stacks may have more of them. */
export function countsText(customers: JudgedCustomer[], unread: UnreadStack[] = []): string {
  const rest = unread.length === 0 ? "" : `; ${unreadText(unread)}`;
  if (customers.length === 0) {
    return rest === "" ? "No customers" : `No customers read${rest}`;
  }
  const parts = standings.flatMap((standing) => {
    const count = customers.filter(({ headline }) => headline.standing === standing).length;
    return count > 0 ? [`${count} ${standingText[standing]}`] : [];
  });
  return `${customers.length === 1 ? "1 customer" : `${customers.length} customers`}: ${parts.join(", ")}${rest}`;
}
