import type { AccessFacts } from "../facts/accessFacts";
import type { Finding, Level } from "./finding";
import type { Source } from "./sources";

/**
 * A rule of the domain: a pure function from facts to what it has to say, and everything that is told
 * about it. `RULES.md` is written from these rows.
 */
export interface Rule {
  /** Stable id; the key to switch the rule off by. */
  id: string;
  /** What it is about, as a short sentence. */
  title: string;
  /** The most that its findings weigh. */
  level: Level;
  /** What others of its findings weigh; absent where all weigh the same. */
  lighter?: Level;
  /** The step of the report's checklist that it belongs to. */
  step: StepName;
  /** Whether it asks for a word before anything is done, or tells of facts. */
  kind: "guard" | "fact";
  /** Where the rule comes from. */
  source: Source;
  /** A source that says otherwise. */
  against?: Source;
  /** Who judges it: the program, Pulumi when it updates the component, or the provider. */
  judged: "program" | "update" | "provider";
  /** False where `skipRules` cannot switch it off. */
  skippable?: boolean;
  /** Whether it judges roles one by one, so that one role can be excepted from it. */
  perRole?: boolean;
  /** Why there is the rule. */
  why: string;
  /** What to do about its findings. */
  whatToDo: string;
  /** Whether its findings may be ignored, and when. */
  mayIgnore: string;
  /** What the rule says; nothing when a fact it needs is unknown. */
  judge(facts: AccessFacts, earlier: readonly AccessFacts[]): Said[];
}

/** A step of the report's checklist; "other" is none of them. */
export type StepName =
  | "partner id"
  | "tenant"
  | "identity"
  | "role"
  | "duration"
  | "scope"
  | "agreement"
  | "who is paid"
  | "on behalf of"
  | "other";

/** One thing that a rule has to say. */
export interface Said {
  /** What is wrong or worth knowing, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  remedy?: string | undefined;
  /** The argument, role, principal or scope that it is about. */
  subject?: string | undefined;
  /** GUID of the role that it is about, lower case. */
  roleId?: string | undefined;
  /** Weight, where it differs from the rule's. */
  level?: Level;
}

/** What a rule has to say, as a finding: with the rule's own name, weight and source. */
export function findingOf(rule: Rule, { roleId: _roleId, ...said }: Said): Finding {
  const { id, title, level, source, against } = rule;
  return {
    id,
    title,
    level,
    ...said,
    source: against ? `${source.name}; ${against.name}` : source.name,
    address: source.address,
    date: source.date,
  };
}
