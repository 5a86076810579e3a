/*
 * Runs the CLI with the program of this folder in this process, as inline programs of the Automation
 * API run: `node inlineHost.cjs <pulumi> <its arguments>`.
 */
const { spawn } = require("node:child_process");
const { once } = require("node:events");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const [cli, ...args] = process.argv.slice(2);
const project = createRequire(join(process.cwd(), "index.js"));
const pulumi = createRequire(project.resolve("@pulumi/pulumi"));
const { Server, ServerCredentials } = pulumi("@grpc/grpc-js");
const { LanguageRuntimeService } = pulumi("./proto/language_grpc_pb");
const { LanguageServer } = pulumi("./automation/server");

async function main() {
  const server = new Server();
  server.addService(LanguageRuntimeService, new LanguageServer(() => project("./index.js")));
  const port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const run = spawn(cli, [...args, `--client=127.0.0.1:${port}`], { stdio: "inherit" });
  const [exitCode] = await once(run, "exit");
  server.forceShutdown();
  process.exitCode = exitCode ?? 1;
}

main();
