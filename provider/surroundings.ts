import type { Ambient } from "./identity/ambient";

/** What a lifecycle needs of the process it runs in. */
export interface Surroundings {
  /** Configuration and environment, asked anew at each operation. */
  ambient(): Ambient;
  /** Shows the user one line. */
  say(message: string): void;
  /** Whether nobody waits for the work any more. */
  isAbandoned(): Promise<boolean>;
}
