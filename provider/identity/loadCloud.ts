import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { LinkError } from "../errors/linkError";
import { explainNetwork } from "../errors/network";
import { getJson } from "../http/httpJson";
import { parseMetadata } from "./signInCloud";
import type { SignInCloud, CloudChoice } from "./signInCloud";

/** Turns a choice into a cloud; asks each metadata host once per process. */
export function createCloudLoader(policies: PipelinePolicy[]): CloudLoader {
  const documents = new Map<string, Promise<unknown>>();
  return async (choice, signal) => {
    if ("problem" in choice) {
      throw new LinkError(`${choice.property}: ${choice.problem}.`);
    }
    if ("cloud" in choice) {
      return choice.cloud;
    }
    const { metadataHost, disableInstanceDiscovery } = choice;
    let document = documents.get(metadataHost);
    if (document === undefined) {
      document = readMetadata(metadataHost, policies, signal);
      documents.set(metadataHost, document);
      document.catch(() => documents.delete(metadataHost));
    }
    return parseMetadata(await document, metadataHost, disableInstanceDiscovery);
  };
}

/** Turns a choice of cloud into a cloud. */
export type CloudLoader = (choice: CloudChoice, signal: AbortSignal) => Promise<SignInCloud>;

async function readMetadata(
  host: string,
  policies: PipelinePolicy[],
  signal: AbortSignal,
): Promise<unknown> {
  const attempt = `Could not read the cloud metadata of ${host}`;
  const url = `${host}/metadata/endpoints?api-version=2022-09-01`;
  const answer = await getJson(url, {}, policies, signal).catch((failure: unknown) => {
    throw new LinkError(
      `${attempt}. ${explainNetwork(failure, host) ?? "No answer arrived; check metadataHost (ARM_METADATA_HOSTNAME)."}`,
    );
  });
  if (answer.status !== 200 || answer.body === undefined) {
    throw new LinkError(
      `${attempt}: it answered ${answer.status}${answer.body === undefined ? ", not JSON" : ""}. Check metadataHost (ARM_METADATA_HOSTNAME).`,
    );
  }
  return answer.body;
}
