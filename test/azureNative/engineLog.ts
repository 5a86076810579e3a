import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Writes a line among the messages that the user sees. Without an engine it does nothing. */
export function logToUser(engineAddress: string | undefined, message: string): Promise<void> {
  if (!engineAddress) {
    return Promise.resolve();
  }
  const engine = new EngineClient(engineAddress, credentials.createInsecure());
  const line = new LogRequest().setSeverity(LogSeverity.INFO).setMessage(message);
  return new Promise((resolve) =>
    engine.log(line, () => {
      engine.close();
      resolve();
    }),
  );
}
