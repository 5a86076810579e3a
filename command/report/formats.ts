/** The forms that a report comes in. */
export const formats = ["table", "markdown", "csv", "json", "html"] as const;

/** One of them. */
export type Format = (typeof formats)[number];
