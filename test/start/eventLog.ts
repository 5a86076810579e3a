import type { EngineEvent } from "@pulumi/pulumi/automation";

/** What the engine reported as errors of resources of a type, out of its event log. */
export function resourceErrors(eventLog: string, type: string): string[] {
  return eventLog
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const { diagnosticEvent } = JSON.parse(line) as EngineEvent;
      return diagnosticEvent?.severity === "error" && typeOf(diagnosticEvent.urn) === type
        ? [diagnosticEvent.message.trim()]
        : [];
    });
}

/** A resource's own type, without its parents' before it. */
function typeOf(urn = ""): string | undefined {
  return urn.split("::")[2]?.split("$").at(-1);
}
