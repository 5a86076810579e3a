import type { JudgedCustomer } from "./customersOf";
import type { Standing } from "./headline";
import { standings } from "./headline";

/** Where a customer stands, in a few words. */
export const standingText: Record<Standing, string> = {
  toMend: "to mend",
  notByThisLink: "not by this link",
  notKnown: "not known",
  noneByAgreement: "none by agreement",
  onBehalfOf: "by admin on behalf of",
  expected: "expected",
};

/** How many customers stand where, each counted once. */
export function countsText(customers: JudgedCustomer[]): string {
  if (customers.length === 0) {
    return "No customers";
  }
  const parts = standings.flatMap((standing) => {
    const count = customers.filter(({ headline }) => headline.standing === standing).length;
    return count > 0 ? [`${count} ${standingText[standing]}`] : [];
  });
  return `${customers.length === 1 ? "1 customer" : `${customers.length} customers`}: ${parts.join(", ")}`;
}
