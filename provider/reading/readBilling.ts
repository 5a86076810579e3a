import type { BillingReading } from "../../azure/agreement";
import { fields } from "../../azure/fields";
import { printable } from "../../azure/printable";
import type { Deadline } from "../errors/deadline";
import { describeSubject } from "../errors/subject";
import type { JsonAnswer } from "../http/httpJson";
import type { Session } from "../identity/sessions";
import { askResourceManager } from "./resourceManager";

/**
 * Reads a subscription's billing property, else its quota id. That Azure does not tell is an answer;
 * that Azure could not be asked is a failure.
 *
 * https://learn.microsoft.com/rest/api/billing/billing-property/get?view=rest-billing-2024-04-01
 */
export async function readBilling(
  subscriptionId: string,
  session: Session,
  deadline: Deadline,
): Promise<BillingReading> {
  const subscription = `/subscriptions/${subscriptionId}`;
  const property = await ask(
    `${subscription}/providers/Microsoft.Billing/billingProperty/default?api-version=2024-04-01`,
    session,
    deadline,
  );
  const told = fields(fields(property.body).properties);
  const billing = {
    billingAccountAgreementType: text(told.billingAccountAgreementType),
    billingProfileId: text(told.billingProfileId),
    skuDescription: text(told.skuDescription),
  };
  if (property.status === 200 && billing.billingAccountAgreementType !== undefined) {
    return billing;
  }
  const policies = await ask(`${subscription}?api-version=2022-12-01`, session, deadline);
  const quotaId = text(fields(fields(policies.body).subscriptionPolicies).quotaId);
  return quotaId !== undefined
    ? { quotaId }
    : {
        unreadable: `Azure answered ${property.status} to the question for the billing property and ${policies.status} to that for the subscription, asked as ${describeSubject(session.subject)}`,
      };
}

function ask(path: string, session: Session, deadline: Deadline): Promise<JsonAnswer> {
  const attempt = `Could not read the billing of ${path.split("/")[2] ?? ""} as ${describeSubject(session.subject)}`;
  return askResourceManager(`${session.cloud.resourceManager}${path}`, attempt, session, deadline);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? printable(value) : undefined;
}
