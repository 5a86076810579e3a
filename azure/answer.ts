/** What is known of a fact that may be told or not: "unknown" is never "no". */
export type Answer = "yes" | "no" | "unknown";
