import type { Answer } from "../../../../azure/answer";
import type { Organisation } from "./organisation";

/**
 * What is expected at a place: that the link earns, that admin on behalf of does, that this link does
 * not (another identity's may), that the agreement rules it out for everybody, or it is not known.
 */
export type CreditOutcome =
  "throughThisLink" | "byAdminOnBehalfOf" | "notByThisLink" | "noneByAgreement" | "notKnown";

/** Whether somebody is expected to be paid, whichever way. */
export function isExpected(
  outcome: CreditOutcome | undefined,
): outcome is "throughThisLink" | "byAdminOnBehalfOf" {
  return outcome === "throughThisLink" || outcome === "byAdminOnBehalfOf";
}

/** Whether the linked identity holds a listed role for whole days; "until" an end. */
export type Holds = "yes" | "until" | "no" | "unknown";

/** One cell of the table: what is expected. */
export interface CreditCell {
  /** What is expected now. */
  outcome: CreditOutcome;
  /** What is expected after the end, where a role has one. */
  afterwards?: CreditOutcome;
  /**
   * What stands beside the outcome: admin on behalf of beside the link, which then safeguards; or the
   * link beside admin on behalf of, until an end or perhaps. Absent where nothing does.
   */
  beside?: "byAdminOnBehalfOf" | "throughThisLinkUntil" | "notKnown";
  /** What would be expected, where it is not known. */
  expected?: "throughThisLink" | "byAdminOnBehalfOf";
}

const LINK: CreditCell = { outcome: "throughThisLink" };
const AOBO: CreditCell = { outcome: "byAdminOnBehalfOf" };
const LINK_AND_AOBO: CreditCell = { ...LINK, beside: "byAdminOnBehalfOf" };
const AOBO_LINK_UNTIL: CreditCell = { ...AOBO, beside: "throughThisLinkUntil" };
const AOBO_LINK_NOT_KNOWN: CreditCell = { ...AOBO, beside: "notKnown" };
const NOT_THIS_LINK: CreditCell = { outcome: "notByThisLink" };
const NOT_KNOWN: CreditCell = { outcome: "notKnown", expected: "throughThisLink" };
const ONLY_AOBO_COULD: CreditCell = { outcome: "notKnown", expected: "byAdminOnBehalfOf" };
const then = (now: CreditCell, afterwards: CreditOutcome): CreditCell => ({ ...now, afterwards });

/**
 * The table of earned credit under an Azure plan in CSP, in the public cloud, cell by cell: whose the
 * linked id is, whether its identity holds a listed role, whether admin on behalf of is in place.
 *
 * Source: https://learn.microsoft.com/partner-center/partner-earned-credit-troubleshoot (2022-01-25),
 * its fourteen rows; the cells that it has not follow from its summary, and where no source decides,
 * the cell is not known.
 */
// prettier-ignore
export const creditTable: Record<Organisation, Record<Holds, Record<Answer, CreditCell>>> = {
  //          admin on behalf of: yes         no                                     unknown
  same: {
    yes:     { yes: LINK_AND_AOBO,       no: LINK,                             unknown: LINK },
    until:   { yes: AOBO_LINK_UNTIL,     no: then(LINK, "notByThisLink"),      unknown: then(LINK, "notKnown") },
    no:      { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
    unknown: { yes: AOBO_LINK_NOT_KNOWN, no: NOT_KNOWN,                        unknown: NOT_KNOWN },
  },
  other: {
    yes:     { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
    until:   { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
    no:      { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
    unknown: { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
  },
  unknown: {
    yes:     { yes: AOBO_LINK_NOT_KNOWN, no: NOT_KNOWN,                        unknown: NOT_KNOWN },
    until:   { yes: AOBO_LINK_NOT_KNOWN, no: then(NOT_KNOWN, "notByThisLink"), unknown: NOT_KNOWN },
    no:      { yes: AOBO,                no: NOT_THIS_LINK,                    unknown: ONLY_AOBO_COULD },
    unknown: { yes: AOBO_LINK_NOT_KNOWN, no: NOT_KNOWN,                        unknown: NOT_KNOWN },
  },
};

/** The same where the program declares no link: other links are not seen. */
// prettier-ignore
export const withoutLink: Record<Answer, CreditCell> =
             { yes: AOBO,                no: { outcome: "notKnown" },          unknown: { outcome: "notKnown", expected: "byAdminOnBehalfOf" } };
