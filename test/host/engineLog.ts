import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { handleUnaryCall } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The engine, as far as a plugin tells it lines for people. */
export interface EngineLog {
  address: string;
  text(): string;
  close(): void;
}

export async function startEngineLog(): Promise<EngineLog> {
  const lines: string[] = [];
  const log: handleUnaryCall<LogRequest, Empty> = ({ request }, answer) => {
    const prefix = request.getSeverity() === LogSeverity.WARNING ? "warning " : "";
    lines.push(`${prefix}${request.getMessage()}\n`);
    answer(null, new Empty());
  };
  const server = new Server();
  server.addService(EngineService, { log });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  return {
    address: `127.0.0.1:${port}`,
    text: () => lines.join(""),
    close: () => server.forceShutdown(),
  };
}
