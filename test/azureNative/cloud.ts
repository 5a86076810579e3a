import { createDefaultHttpClient, createPipelineRequest } from "@azure/core-rest-pipeline";

/** Where to sign in, for what, and where Resource Manager is. */
export interface Cloud {
  loginEndpoint: string;
  audience: string;
  resourceManager: string;
}

interface MetadataDocument {
  authentication: { loginEndpoint: string; audiences: string[] };
  resourceManager: string;
}

/** Reads the document that describes a custom cloud. The stand-in knows no other cloud. */
export async function loadCloud(metadataHost: string | undefined): Promise<Cloud> {
  if (!metadataHost) {
    throw new Error("The azure-native stand-in only works with a metadata host.");
  }
  const origin = metadataHost.includes("://") ? metadataHost : `https://${metadataHost}`;
  const url = `${origin}/metadata/endpoints?api-version=2022-09-01`;
  const response = await createDefaultHttpClient().sendRequest(createPipelineRequest({ url }));
  const { authentication, resourceManager } = JSON.parse(
    response.bodyAsText ?? "",
  ) as MetadataDocument;
  return {
    loginEndpoint: authentication.loginEndpoint,
    audience: authentication.audiences[0] ?? resourceManager,
    resourceManager: resourceManager.replace(/\/+$/, ""),
  };
}
