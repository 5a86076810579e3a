import { startEmulator } from "../../emulator";
import type { Emulator, LoggedRequest } from "../../emulator";
import { startHost } from "../host/host";
import type { Host } from "../host/host";
import { addApplication, contoso, fabrikam } from "../host/principal";
import type { Application } from "../host/principal";
import { startGate } from "./gate";
import { hostEnvironment } from "./hostEnvironment";
import { startImpostor } from "./impostor";
import type { Cell } from "./matrix";
import { startMetadataServer } from "./metadataServer";
import { strike } from "./strike";
import type { Strike } from "./strike";
import { leadThroughGate, shutBefore } from "./untrustedPath";

/** One Azure for all cells, and the processes of the runs before, under and after the faults. */
export interface Bench {
  readonly emulator: Emulator;
  /** Makes what the struck operation finds. */
  readonly before: Host;
  readonly struck: Host;
  /** As `struck`, with a deadline of a few seconds. */
  readonly impatient: Host;
  readonly after: Host;
  /** An application in a tenant and a cloud of its own, so that a fault strikes nobody else. */
  open(cell: Cell): Promise<Stage>;
  /** What all processes printed. */
  printed(): string;
  /** Requests that were sent to a server that nobody may trust. */
  betrayals(): number;
  close(): Promise<void>;
}

export interface Stage {
  application: Application;
  /** The application as a program declares it. */
  identity: Record<string, string>;
  /** Lets the cell's fault strike. */
  strike(): Strike;
  close(): Promise<void>;
}

const operationSeconds = 45;
const impatientSeconds = 10;

export async function openBench(): Promise<Bench> {
  const watchers = new Map<string, (request: LoggedRequest) => void>();
  const endpoints = new Map<string, string>();
  const emulator = await startEmulator({
    world: {},
    onRequest: (request) => watchers.get(request.tenantId ?? "")?.(request),
  });
  emulator.partners.add(contoso.id, contoso.name);
  emulator.partners.add(fabrikam.id, fabrikam.name);
  const impostor = await startImpostor();
  const metadata = await startMetadataServer((key) => {
    const url = endpoints.get(key) ?? emulator.url;
    return { loginEndpoint: url, resourceManager: url, audience: `${emulator.url}/` };
  });
  const run = (seconds: number) =>
    startHost({
      env: { ...hostEnvironment(), ...emulator.environment },
      config: { "azure-partner:operationTimeout": String(seconds) },
    });
  const before = await run(operationSeconds);
  const struck = await run(operationSeconds);
  const impatient = await run(impatientSeconds);
  const after = await run(operationSeconds);
  const hosts = [before, struck, impatient, after];
  let opened = 0;

  return {
    emulator,
    before,
    struck,
    impatient,
    after,
    async open({ operation, request, column, fault }) {
      const application = addApplication(emulator);
      const { tenantId } = application;
      const cloudKey = `cloud-${++opened}`;
      if (fault?.type !== "untrusted") {
        const struckRequest = { request, once: column.once, application, cloudKey };
        return {
          application,
          identity: {
            ...application.identity,
            metadataHost: `localhost:${metadata.port}/${cloudKey}`,
          },
          strike: () => strike(fault, struckRequest, emulator, metadata.faults),
          close: () => Promise.resolve(),
        };
      }
      const isMetadata = request === "metadata";
      const port = isMetadata ? metadata.port : Number(new URL(emulator.url).port);
      const gate = await startGate(port, impostor.port);
      if (!isMetadata) {
        endpoints.set(cloudKey, `https://${gate.host}`);
        leadThroughGate(gate, emulator, tenantId);
      }
      const metadataHost = isMetadata ? gate.host : `localhost:${metadata.port}`;
      return {
        application,
        identity: { ...application.identity, metadataHost: `${metadataHost}/${cloudKey}` },
        strike() {
          watchers.set(tenantId, shutBefore(request, operation, gate));
          return {
            count: gate.misled,
            remove() {
              watchers.delete(tenantId);
              gate.open();
            },
          };
        },
        close: gate.close,
      };
    },
    printed: () => hosts.map((host) => host.stdout() + host.stderr()).join("\n"),
    betrayals: impostor.requests,
    async close() {
      await Promise.all(hosts.map((host) => host.close()));
      await Promise.all([metadata.close(), impostor.close(), emulator.stop()]);
    },
  };
}
