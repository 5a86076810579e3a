import type { AccessFacts } from "../accessFacts";
import type { Level } from "../finding";

/** A rule of the domain: a pure function from facts to what it has to say. */
export interface Rule {
  /** Stable id; the key to switch the rule off by. */
  id: string;
  /** Weight of its findings, unless one says otherwise. */
  level: Level;
  /** Where the rule comes from. */
  source: string;
  /** Date of the copy of the source that was read. */
  date: string;
  /** False where switching the rule off would leave nothing that could be sent to Azure. */
  skippable?: boolean;
  /** Whether it judges roles one by one, so that one role can be excepted from it. */
  perRole?: boolean;
  /** What the rule says; nothing when a fact it needs is unknown. */
  judge(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[];
}

/** One thing that a rule has to say. */
export interface Said {
  /** What is wrong or worth knowing, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy?: string;
  /** The argument, role, principal or scope that it is about. */
  subject?: string;
  /** GUID of the role that it is about, lower case. */
  roleId?: string;
  /** Weight, where it differs from the rule's. */
  level?: Level;
}
