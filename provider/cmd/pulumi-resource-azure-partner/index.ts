import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { parseEngineAddress } from "../../engineAddress";
import { createAnswers } from "./answers";
import { createConnections } from "./connections";
import { endWhenAsked, endWithEngine } from "./ending";
import { providerService } from "./service";

const largestMessageBytes = 400 * 1024 * 1024;

/** Serves the provider on loopback, and tells the engine the port in its first line. */
function serve(): void {
  const schema = () => readFileSync(join(__dirname, "schema.json"), "utf8");
  // The engine's own flags, such as `--logtostderr` or `--tracing <address>`, come before its address.
  const address = process.argv
    .slice(2)
    .filter((argument) => parseEngineAddress(argument) !== undefined)
    .at(-1);
  const connections = createConnections(address);
  const answers = createAnswers();
  if (address !== undefined) {
    endWithEngine(address);
  }
  const server = new Server({ "grpc.max_receive_message_length": largestMessageBytes });
  endWhenAsked(answers, connections, (closed) => server.tryShutdown(closed));
  server.addService(ResourceProviderService, providerService(schema, connections, answers));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
      console.error(`The provider azure-partner could not open a port: ${error.message}`);
      process.exit(1);
    }
    console.log(String(port));
  });
}

const oldest = 20;
if (Number(process.versions.node.split(".")[0]) < oldest) {
  console.error(
    `The Pulumi plugin azure-partner needs Node.js ${oldest} or later; node on PATH is ${process.version}.`,
  );
  process.exit(1);
}
serve();
