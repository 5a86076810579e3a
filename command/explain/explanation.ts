/** What a rule, an error or a code means, and what to do about it. */
export interface Explanation {
  /** By what it is asked for: an id, a code, or the words that are seen. */
  name: string;
  /** Who says it. */
  from: "a rule" | "Entra" | "Azure" | "Azure Lighthouse" | "this package" | "the network";
  /** What it says, as a sentence without its full stop. */
  title: string;
  /** Why it is so, or comes to be. */
  why?: string | undefined;
  whatToDo: string;
  /** Of a rule: whether its findings may be ignored. */
  mayIgnore?: string;
  /** Where this is known from. */
  source?: string;
  /** Texts in which it is seen, besides its name. */
  seen?: readonly RegExp[];
}
