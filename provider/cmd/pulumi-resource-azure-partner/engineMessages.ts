import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Shows lines to the user, beside the resource that they are about. */
export interface EngineMessages {
  say(message: string, urn: string): void;
  /** Ends when all that was said has arrived. */
  settled(): Promise<void>;
}

const warning = /^warning /;

/** Without the address of an engine the lines go to the process's own error output. */
export function createEngineMessages(address: string | undefined): EngineMessages {
  const engine = address ? new EngineClient(address, credentials.createInsecure()) : undefined;
  let last: Promise<void> = Promise.resolve();
  return {
    say(message, urn) {
      if (engine === undefined) {
        console.error(message);
        return;
      }
      const line = new LogRequest()
        .setSeverity(warning.test(message) ? LogSeverity.WARNING : LogSeverity.INFO)
        .setMessage(message.replace(warning, ""))
        .setUrn(urn);
      // One after the other, so that they are read in the order in which they were said.
      last = last.then(() => new Promise((resolve) => void engine.log(line, () => resolve())));
    },
    settled: () => last,
  };
}
