import type { CreditOutcome } from "../../sdk/nodejs/access/credit/creditTable";
import type { RecognitionOutcome } from "../../sdk/nodejs/access/credit/recognition";
import type { NothingKind } from "./billedUsage";
import type { Days } from "./day";

/** What the files say of the credit at one place, the worst first. */
export const creditOutcomes = [
  "notCredited",
  "cannotTell",
  "tooEarly",
  "noUsage",
  "nothingToEarn",
  "credited",
] as const;

/** One of them. */
export type CreditOutcomeProven = (typeof creditOutcomes)[number];

/** What the files say of the attribution of one month, the worst first. */
export const attributionOutcomes = [
  "notSeen",
  "cannotTell",
  "tooEarly",
  "byAnotherType",
  "byTheLink",
] as const;

/** One of them. */
export type AttributionOutcome = (typeof attributionOutcomes)[number];

/** Whom a verdict is about. Empty texts stand for what no file and no program tells. */
export interface ProvenCustomer {
  /** GUID of the customer's tenant, in lower case. */
  tenantId: string;
  /** Name of the customer; empty where names are withheld. */
  name: string;
  /** GUID of the subscription, in lower case. */
  subscriptionId: string;
}

/** An amount of money that was not credited. */
export interface Uncredited {
  /** Code of the currency; empty where the file does not say. */
  currency: string;
  /** Cost of usage that credit could have been applied to and was not. */
  cost: number;
  /** 15 % of it: what the credit would have been. */
  credit: number;
}

/** What the files say of the credit at one place. */
export interface CreditVerdict extends ProvenCustomer {
  /** Resource group or resource id; empty for the whole subscription, or where names are withheld. */
  place: string;
  outcome: CreditOutcomeProven;
  /** First and last day with credit (UTC, `YYYY-MM-DD`). */
  firstCreditedDay?: string | undefined;
  lastCreditedDay?: string | undefined;
  /** Days with usage that could have earned and did not. */
  notCredited: Days[];
  /** Such days of which it is too early to say so. */
  tooEarly: Days[];
  /** Whether other usage at this place was credited on some of these days. */
  inPart: boolean;
  /** Why usage could earn nothing, where such was seen. */
  nothing: NothingKind[];
  /** Why it cannot be told, as a clause. */
  why?: string | undefined;
  /** By currency, never summed across them. */
  uncredited: Uncredited[];
  /** Whether a month of these days is not billed yet and may still change. */
  isOpen: boolean;
  /** Resource groups with uncredited usage, the most costly first, where only some have it. */
  where: string[];
  /** What a program expects there, where one was given. */
  expected?: CreditOutcome | undefined;
}

/** What the usage report says of one month. */
export interface AttributionVerdict extends ProvenCustomer {
  /** The month (`YYYY-MM`). */
  month: string;
  outcome: AttributionOutcome;
  /** What it is attributed by, in the report's words. */
  types: string[];
  /** What the report says that the partner is there. */
  roles: string[];
  /** The partner ids that it counts for. */
  partnerIds: string[];
  /** Consumed revenue in US dollars, without rows that are flagged as duplicates. */
  revenue: number;
  /** What else is to be said, as a clause. */
  why?: string | undefined;
  /** What a program expects there, where one was given. */
  expected?: RecognitionOutcome | undefined;
}

/** A file or the parts of one export. */
export interface ProvenFile {
  name: string;
  /** What it is, for a sentence; empty where that could not be told. */
  kind: string;
  rows: number;
  broken: number;
}

/** Marks the JSON of a proof. */
export const proofKind = "pulumi-azure-partner/proof";

/** What files of Microsoft's prove, as `--json` prints it. */
export interface Proof {
  kind: typeof proofKind;
  /** Version of this shape. */
  version: 1;
  /** When it was made (ISO 8601, UTC). */
  made: string;
  /** Last day of usage that was billed (UTC), in whichever file; absent where none tells of it. */
  dataUntil?: string | undefined;
  /** The months that usage reports tell of. */
  reportedMonths: string[];
  /** How much was not credited, by currency. */
  uncredited: Uncredited[];
  /** The worst first. */
  credit: CreditVerdict[];
  /** The worst first. */
  attribution: AttributionVerdict[];
  /** How many subscriptions the files have that nothing expected speaks of. */
  beside: number;
  files: ProvenFile[];
  /** What to know about how the files were read, a sentence each. */
  notes: string[];
  /** What could not be read, a sentence each. */
  problems: string[];
}
