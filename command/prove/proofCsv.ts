import { csvText } from "../../sdk/nodejs/access/report/csvText";
import { spansText } from "./day";
import type { Proof } from "./proof";
import { attributionText, attributionWords, creditText, creditWords } from "./verdictText";

/** The verdicts as CSV, one row each, of several currencies one row a currency; no cell is a formula. */
export function proofCsv({ credit, attribution, dataUntil }: Proof): string {
  const noMoney = { currency: "", cost: "", credit: "" };
  const creditRows = credit.flatMap((verdict) =>
    (verdict.uncredited.length > 0 ? verdict.uncredited : [noMoney]).map((money) => ({
      about: "credit",
      customer: verdict.name,
      "tenant id": verdict.tenantId,
      "subscription id": verdict.subscriptionId,
      place: verdict.place,
      month: "",
      verdict: creditWords[verdict.outcome],
      says: creditText(verdict),
      "first credited day": verdict.firstCreditedDay ?? "",
      "last credited day": verdict.lastCreditedDay ?? "",
      "not credited on": spansText(verdict.notCredited),
      currency: money.currency,
      "cost without credit": String(money.cost),
      "missed credit": String(money.credit),
      "consumed USD": "",
      "data until": dataUntil ?? "",
    })),
  );
  const attributionRows = attribution.map((verdict) => ({
    about: "attribution",
    customer: verdict.name,
    "tenant id": verdict.tenantId,
    "subscription id": verdict.subscriptionId,
    place: "",
    month: verdict.month,
    verdict: attributionWords[verdict.outcome],
    says: attributionText(verdict),
    "first credited day": "",
    "last credited day": "",
    "not credited on": "",
    currency: "",
    "cost without credit": "",
    "missed credit": "",
    "consumed USD": String(verdict.revenue),
    "data until": "",
  }));
  return csvText([...creditRows, ...attributionRows]);
}
