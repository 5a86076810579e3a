import type { Colors } from "picocolors/types";
import type { Proof } from "../prove/proof";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";

/** What the command tells: the report, and whether there is something to look after. */
export interface Reported {
  /** The report, in colour where that is wanted and there is any. */
  text(colors: Colors): string;
  attributions: Attribution[];
  /** One sentence for whatever could not be read. */
  problems: string[];
  /** Whether the text says these as well. Default: no. */
  tellsProblems?: boolean;
  /** What was proven beside it, where a proof was given. */
  proof?: Proof | undefined;
  /** Whether something of it is known only after a deployment. Default: no. */
  undecided?: boolean;
}
