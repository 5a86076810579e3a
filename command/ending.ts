/** The exit codes, the same for every subcommand. */
export const exitCodes = {
  /** What was asked is as it should be. */
  fine: 0,
  /** Something was found that somebody should look at. */
  finding: 1,
  /** The command was used wrongly, or what it was given cannot be read. */
  unreadable: 2,
  /** The question could not be answered, so neither yes nor no. */
  cannotTell: 3,
} as const;

/** How a subcommand ends. */
export type Ending = keyof typeof exitCodes;
