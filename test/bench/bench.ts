import type { Engine } from "../engine/engine";
import type { Azure } from "./azure";
import type { Plan } from "./plan";
import type { Report } from "./report";

/** What every part of the bench works with. */
export interface Bench {
  engine: Engine;
  azure: Azure;
  plan: Plan;
  report: Report;
  signal: AbortSignal;
  /** Whether there is time to begin something; if not, it is noted as left out. */
  mayBegin(what: string): boolean;
}
