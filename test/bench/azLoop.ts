import { join } from "node:path";
import { onPath } from "./onPath";
import { jsonOf, withPeer } from "./peer";
import type { Peer } from "./peer";

const address = (partnerId: string): string =>
  `/providers/Microsoft.ManagementPartner/partners/${partnerId}?api-version=2018-02-01`;

/** The Azure CLI where it is on PATH: per identity a sign-in, a look and a write. */
export async function findAzLoop(): Promise<Peer | undefined> {
  const az = await onPath("az");
  if (az === undefined) {
    return undefined;
  }
  const versions = (await jsonOf(az, ["version", "--output", "json"])) as Record<string, unknown>;
  return {
    name: `a loop of az CLI ${String(versions["azure-cli"])} calls: login, GET, PUT`,
    link({ list }, { azure, signal }) {
      const { emulator, partnerId } = azure;
      const env = (folder: string) => ({
        AZURE_CONFIG_DIR: join(folder, "azure"),
        AZURE_CORE_COLLECT_TELEMETRY: "false",
        // The emulator is its own authority: the public cloud's is not to be asked about it.
        AZURE_CORE_INSTANCE_DISCOVERY: "false",
        REQUESTS_CA_BUNDLE: emulator.caFile,
      });
      return withPeer(az, env, signal, async ({ run, watch }) => {
        const name = ["--name", "emulator"];
        await run(["cloud", "register", ...name, "--endpoint-resource-manager", emulator.url]);
        await run(["cloud", "set", ...name]);
        const watched = watch();
        for (const { tenantId, clientId = "", clientSecret = "" } of list) {
          const signIn = ["--username", clientId, "--password", clientSecret, "--tenant", tenantId];
          await run(["login", "--service-principal", "--allow-no-subscriptions", ...signIn]);
          // Not linked is an error to `az rest`, and what the loop wants to hear.
          await run(["rest", "--url", address("")]).catch(unlessNotLinked);
          await run(["rest", "--method", "put", "--url", address(partnerId)]);
        }
        return watched.cost();
      });
    },
  };
}

function unlessNotLinked(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes("ManagementPartnerNotFound")) {
    throw error;
  }
}
