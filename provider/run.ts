import type { Ambient } from "./ambient";

/** What a run of the engine lends to a lifecycle. */
export interface Run {
  /** Configuration and environment, asked anew at each operation. */
  ambient(): Ambient;
  /** Shows the user one line. */
  say(message: string): void;
  /**
   * Whether nobody waits for the work any more.
   *
   * @param isWrite whether a write is about to be sent; a read does no harm, and need not ask the engine
   */
  isAbandoned(isWrite: boolean): Promise<boolean>;
  /**
   * The address of the engine, `<host>:<port>`, which all provider processes of one run are told. Under it
   * they find each other's claims. Asked when the first link is claimed or removed; without one, or with
   * something else, claims stay in this process.
   */
  readonly engine: string | undefined;
}
