import { samePartnerName } from "../../azure/partner";
import { LinkError, sentences } from "../errors/linkError";
import { explainLinkFailure } from "../errors/linkFailure";
import { describeSubject } from "../errors/subject";
import type { LinkPlan } from "./linkPlan";
import { describePartner } from "./linkRecord";
import type { LinkRecord } from "./linkRecord";
import { observeAgain } from "./work";
import type { Work } from "./work";

/** A link that stands already is not touched when its partner's name is not the expected one. */
export function guardStandingName(
  record: LinkRecord,
  expected: string | undefined,
  { session }: Work,
): void {
  if (!isExpected(record, expected)) {
    throw new LinkError(
      sentences(
        `${describeSubject(session.subject)} is linked to partner ${record.partnerId}. ${mismatch(record, expected)}`,
        "This link stood before and still stands; nothing was changed.",
        "Correct partnerId or expectedPartnerName.",
      ),
    );
  }
}

/** What this run wrote is put back exactly when the partner's name is not the expected one. */
export async function guardWrittenName(
  written: LinkRecord,
  plan: Extract<LinkPlan, { action: "put" | "patch" }>,
  expected: string | undefined,
  work: Work,
): Promise<LinkRecord> {
  if (isExpected(written, expected)) {
    return written;
  }
  const wrong = `${describeSubject(work.session.subject)} was linked to partner ${written.partnerId}. ${mismatch(written, expected)}`;
  const before = plan.action === "put" ? undefined : plan.from;
  await putBack(written, before, wrong, work);
  throw new LinkError(
    sentences(
      wrong,
      before
        ? `The link was moved back to partner ${describePartner(before)}.`
        : "The link was removed again.",
      "Correct partnerId or expectedPartnerName.",
    ),
  );
}

async function putBack(
  written: LinkRecord,
  before: LinkRecord | undefined,
  wrong: string,
  work: Work,
): Promise<void> {
  try {
    await (before ? work.links.patch(before.partnerId) : work.links.remove(written));
  } catch (failure) {
    const target = before ? `partner ${describePartner(before)}` : "no partner";
    const { message } = explainLinkFailure(failure, {
      ...work,
      verb: "put back the link of",
      target: `to ${target}`,
    });
    const stuck = `${wrong} Putting it back to ${target} failed, so the identity may still be linked to partner ${written.partnerId}: correct it by hand or by rebindFrom: ["${written.partnerId}"].`;
    const standing = await observeAgain(work, (unread) => sentences(stuck, message, `${unread}.`));
    if (standing?.partnerId !== before?.partnerId) {
      throw new LinkError(sentences(stuck, message));
    }
  }
}

/** Whether a link's partner has the expected name; a name that Azure did not tell is not it. */
export function isExpected(record: LinkRecord, expected: string | undefined): boolean {
  return (
    expected === undefined ||
    (record.partnerName !== undefined && samePartnerName(record.partnerName, expected))
  );
}

function mismatch(record: LinkRecord, expected: string | undefined): string {
  return record.partnerName === undefined
    ? `Azure did not tell that partner's name, so that it is "${expected}" could not be verified.`
    : `That partner's name is "${record.partnerName}", not "${expected}": the credit would go to "${record.partnerName}".`;
}
