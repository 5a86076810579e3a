import { printable } from "../../azure/printable";
import type { Ambient } from "../ambient";
import { startDeadline } from "../errors/deadline";
import type { Deadline } from "../errors/deadline";
import { LinkError } from "../errors/linkError";
import type { Identity } from "./declaredIdentity";
import { newPrincipalPatienceSeconds } from "./sessions";

const defaultTimeoutSeconds = 120;

/** Starts the clock of one operation; a principal made just now gets its waiting time on top. */
export function operationDeadline(ambient: Ambient, identity?: Identity): Deadline {
  return startDeadline(
    timeoutSeconds(ambient) + (identity?.newPrincipal ? newPrincipalPatienceSeconds : 0),
  );
}

function timeoutSeconds(ambient: Ambient): number {
  const configured = ambient.config("azure-partner:operationTimeout");
  if (configured === undefined || configured === "") {
    return defaultTimeoutSeconds;
  }
  const seconds = Number(configured);
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw new LinkError(
      `azure-partner:operationTimeout is "${printable(configured)}": give a number of seconds from 1 to 3600.`,
    );
  }
  return seconds;
}
