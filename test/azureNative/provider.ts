import { jwtDecode } from "jwt-decode";
import { createArmClient } from "./armClient";
import type { ArmClient } from "./armClient";
import { loadCloud } from "./cloud";
import { createCredential } from "./credential";
import { createEligibilitySchedule } from "./eligibilitySchedule";
import type { Properties } from "./properties";
import { createResource } from "./resource";
import type { Resource } from "./resource";
import { eligibilityType, resourceTypes } from "./resourceTypes";
import type { Settings } from "./settings";

/** The provider as it is configured: signs in at the first request, and not before. */
export interface Provider {
  resource(token: string): Resource;
  invoke(token: string): Promise<Properties>;
}

export function createProvider(settings: Settings): Provider {
  const session = once(async () => {
    const cloud = await loadCloud(settings.metadataHost);
    const credential = createCredential(settings, cloud);
    return { cloud, credential, client: createArmClient(credential, cloud) };
  });
  const client = async (): Promise<ArmClient> => (await session()).client;
  const options = { client, skipReadOnUpdate: settings.skipReadOnUpdate };
  const resources = new Map<string, Resource>([
    ...resourceTypes.map((type) => [type.token, createResource(type, options)] as const),
    [eligibilityType, createEligibilitySchedule(options)],
  ]);

  return {
    resource(token) {
      const resource = resources.get(token);
      if (!resource) {
        throw new Error(`The azure-native stand-in has no resource ${token}.`);
      }
      return resource;
    },
    async invoke(token) {
      if (token !== "azure-native:authorization:getClientConfig") {
        throw new Error(`The azure-native stand-in has no function ${token}.`);
      }
      const { cloud, credential } = await session();
      const { token: jwt } = (await credential.getToken(`${cloud.audience}/.default`)) ?? {};
      const { clientId, tenantId, subscriptionId = "" } = settings;
      const { oid } = jwtDecode<{ oid: string }>(jwt ?? "");
      return { clientId, objectId: oid, subscriptionId, tenantId };
    },
  };
}

/** Runs it once; what failed is tried again. */
function once<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () =>
    (running ??= run().catch((error: unknown) => {
      running = undefined;
      throw error;
    }));
}
