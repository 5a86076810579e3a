import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Azure, Identities } from "./azure";
import { onPath } from "./onPath";
import { jsonOf, withPeer } from "./peer";
import type { Peer } from "./peer";

/** Names the folder that holds an executable `terraform-provider-azapi…`, as a release unpacks to. */
export const azapiVariable = "BENCH_AZAPI";

/** Terraform or OpenTofu on PATH with azapi: a resource and a provider alias per identity. */
export async function findTerraform(): Promise<Peer | undefined> {
  const terraform = await onPath("terraform", "tofu");
  const azapi = process.env[azapiVariable];
  if (terraform === undefined || !azapi) {
    return undefined;
  }
  const told = (await jsonOf(terraform, ["version", "-json"])) as { terraform_version: string };
  return {
    name: `Terraform ${told.terraform_version} + azapi, an alias per link`,
    link(identities, { azure, signal }) {
      const env = (folder: string) => ({
        SSL_CERT_FILE: azure.emulator.caFile,
        TF_CLI_CONFIG_FILE: join(folder, "terraform.rc"),
        CHECKPOINT_DISABLE: "1",
      });
      return withPeer(terraform, env, signal, async ({ folder, run, watch }) => {
        // With an override there is nothing to be installed, and so no `init`.
        await writeFile(
          join(folder, "terraform.rc"),
          `provider_installation {\n  dev_overrides { "Azure/azapi" = ${text(azapi)} }\n}\n`,
        );
        await writeFile(join(folder, "main.tf"), configuration(azure, identities));
        const watched = watch();
        await run(["apply", "-auto-approve", "-no-color"]);
        return watched.cost();
      });
    },
  };
}

function configuration({ emulator, partnerId }: Azure, { list }: Identities): string {
  const { url } = emulator;
  const links = list.map(
    ({ tenantId, clientId = "", clientSecret = "" }, index) => `
provider "azapi" {
  alias                      = "customer_${index + 1}"
  tenant_id                  = ${text(tenantId)}
  client_id                  = ${text(clientId)}
  client_secret              = ${text(clientSecret)}
  disable_instance_discovery = true
  endpoint = [{
    active_directory_authority_host = ${text(url)}
    resource_manager_endpoint       = ${text(url)}
    resource_manager_audience       = ${text(`${url}/`)}
  }]
}

resource "azapi_resource" "customer_${index + 1}" {
  provider  = azapi.customer_${index + 1}
  type      = "Microsoft.ManagementPartner/partners@2018-02-01"
  name      = ${text(partnerId)}
  parent_id = "/"
  body      = {}
}
`,
  );
  return `terraform {\n  required_providers {\n    azapi = { source = "Azure/azapi" }\n  }\n}\n${links.join("")}`;
}

const text = (value: string): string => JSON.stringify(value);
