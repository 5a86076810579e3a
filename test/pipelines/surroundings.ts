import type { Pipeline } from "./pipeline";

/** Who a pipeline signs in as, by tokens alone. */
export interface Identity {
  tenantId: string;
  clientId: string;
  objectId: string;
}

/** What stands around the job of a change. */
export interface SurroundingsOptions {
  identity: Identity;
  subscriptionId: string;
  /** The pipeline's own token, for whatever audience. */
  token: string;
  /** What GitHub gives a job that may ask for tokens. */
  workflow: Readonly<Record<string, string>>;
}

/** The change that is previewed, in every product. */
export const change = { commit: "0c0ffee0c0ffee0c0ffee0c0ffee0c0ffee0c0ff", number: "17" };

/** The organization in Pulumi Cloud. */
export const organization = "contoso";

/** What a product itself puts into a job's environment, and what its own expressions stand for. */
export interface Surroundings {
  env: Record<string, string>;
  given: Record<string, string>;
}

export function surroundingsOf(
  { product }: Pipeline,
  { identity, subscriptionId, token, workflow }: SurroundingsOptions,
): Surroundings {
  const { tenantId, clientId } = identity;
  const arm = {
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: clientId,
    ARM_SUBSCRIPTION_ID: subscriptionId,
  };
  const variables = { ...arm, PULUMI_ORG: organization };
  switch (product) {
    case "GitHub Actions":
      return {
        env: { ...workflow, GITHUB_REPOSITORY: "contoso/customers" },
        given: {
          ...Object.fromEntries(
            Object.entries(variables).map(([name, value]) => [`vars.${name}`, value]),
          ),
          "github.token": "github-token",
          "github.event.pull_request.number": change.number,
          "github.event.pull_request.head.sha": change.commit,
        },
      };
    case "GitLab":
      return {
        env: {
          ...variables,
          ...{
            ARM_OIDC_TOKEN: token,
            PULUMI_OIDC_TOKEN: "pulumi-token",
            COMMENT_TOKEN: "comments",
          },
          CI_COMMIT_SHA: change.commit,
          CI_API_V4_URL: "https://gitlab.example/api/v4",
          ...{ CI_PROJECT_ID: "5", CI_MERGE_REQUEST_IID: change.number },
        },
        given: {},
      };
    case "Azure Pipelines":
      return {
        env: {
          PULUMI_ORG: organization,
          AZURESUBSCRIPTION_TENANT_ID: tenantId,
          AZURESUBSCRIPTION_CLIENT_ID: clientId,
          AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "connection",
          SYSTEM_OIDCREQUESTURI: "https://dev.azure.example/oidctoken",
          SYSTEM_COLLECTIONURI: "https://dev.azure.example/contoso/",
          ...{ SYSTEM_TEAMPROJECTID: "5", BUILD_REPOSITORY_ID: "6" },
          SYSTEM_PULLREQUEST_PULLREQUESTID: change.number,
          SYSTEM_PULLREQUEST_SOURCECOMMITID: change.commit,
        },
        given: { "System.AccessToken": "azure-token" },
      };
  }
}
