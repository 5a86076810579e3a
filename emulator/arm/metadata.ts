import { jsonAnswer } from "../answer";
import type { Audiences } from "../entra/audiences";
import type { Cloud } from "../cloud";
import type { Route } from "../route";

/** The document that describes a cloud: where to sign in, and where Resource Manager is. */
export function metadataRoute({ url }: Cloud, audiences: Audiences): Route {
  return {
    kind: "metadata",
    side: "arm",
    path: /^\/metadata\/endpoints$/i,
    open: ({ query }) => ({
      answer() {
        const cloud = cloudDocument(url(), audiences.resourceManager());
        // From 2022-09-01 on it is one object; the versions before had a list of clouds.
        const isList = (query.get("api-version") ?? "") < "2022";
        return jsonAnswer(200, isList ? [cloud] : cloud);
      },
    }),
  };
}

function cloudDocument(url: string, audiences: string[]) {
  // Addresses that nothing in this package uses lead nowhere on purpose.
  const nowhere = "emulator.invalid";
  return {
    portal: `https://portal.${nowhere}`,
    authentication: { loginEndpoint: url, audiences, tenant: "common", identityProvider: "AAD" },
    media: `https://rest.media.${nowhere}`,
    graphAudience: `${url}/graph/`,
    graph: `${url}/graph/`,
    name: "AzureEmulator",
    suffixes: {
      acrLoginServer: `azurecr.${nowhere}`,
      sqlServerHostname: `database.${nowhere}`,
      keyVaultDns: `vault.${nowhere}`,
      storage: `core.${nowhere}`,
      storageSyncEndpointSuffix: `afs.${nowhere}`,
      mhsmDns: `managedhsm.${nowhere}`,
      mysqlServerEndpoint: `mysql.database.${nowhere}`,
      postgresqlServerEndpoint: `postgres.database.${nowhere}`,
      mariadbServerEndpoint: `mariadb.database.${nowhere}`,
      synapseAnalytics: `dev.azuresynapse.${nowhere}`,
      attestationEndpoint: `attest.${nowhere}`,
    },
    batch: `https://batch.${nowhere}/`,
    resourceManager: `${url}/`,
    sqlManagement: `https://sql.${nowhere}/`,
    microsoftGraphResourceId: `${url}/graph/`,
    logAnalyticsResourceId: `https://api.loganalytics.${nowhere}`,
  };
}
