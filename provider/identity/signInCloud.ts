import { cloudOf } from "../../azure/cloud";
import { fields } from "../../azure/fields";
import { printable } from "../../azure/printable";
import { ambientFlag, ambientText } from "../ambient";
import type { Ambient } from "../ambient";
import { LinkError } from "../errors/linkError";
import type { Identity } from "./declaredIdentity";

/** Where a cloud signs in and answers. */
export interface SignInCloud {
  name: string;
  /** Entra's endpoint, `https://…` without a trailing slash. */
  loginEndpoint: string;
  /** Azure Resource Manager's endpoint, `https://…` without a trailing slash. */
  resourceManager: string;
  /** What the token is asked for, to the letter: `/.default` is added, even after a slash. */
  audience: string;
  disableInstanceDiscovery: boolean;
  /** A cloud of which it is not known whether it has Partner Admin Link at all. */
  uncertain: boolean;
}

/** A cloud that is known at once, or the host whose metadata describes it. */
export type CloudChoice =
  | { cloud: SignInCloud }
  | { metadataHost: string; disableInstanceDiscovery: boolean }
  | { problem: string; property: string };

/** What a known cloud is called in messages, and where it signs in and answers. */
const knownClouds = {
  public: ["public", "https://login.microsoftonline.com", "https://management.azure.com"],
  government: [
    "usgovernment",
    "https://login.microsoftonline.us",
    "https://management.usgovcloudapi.net",
  ],
  china: ["china", "https://login.chinacloudapi.cn", "https://management.chinacloudapi.cn"],
} as const;

/**
 * Chooses the cloud in azure-native's order: a metadata host, the three endpoint variables, a name.
 * An unknown name is refused, where azure-native would quietly take the public cloud.
 */
export function chooseCloud(identity: Identity, ambient: Ambient): CloudChoice {
  const disableInstanceDiscovery =
    identity.disableInstanceDiscovery ?? ambientFlag(ambient, "disableInstanceDiscovery");
  const name = identity.environment ?? ambientText(ambient, "environment");
  // A cloud declared by name must not be overruled by a host that merely stands in the environment.
  const metadataHost =
    identity.metadataHost ??
    (identity.environment === undefined ? ambientText(ambient, "metadataHost") : undefined);
  if (metadataHost !== undefined) {
    return /^http:\/\//i.test(metadataHost)
      ? { property: "identity.metadataHost", problem: `${printable(metadataHost)} is not https` }
      : { metadataHost: metadataUrl(metadataHost), disableInstanceDiscovery };
  }
  const login = ambient.env.ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST;
  const audience = ambient.env.ARM_RESOURCE_MANAGER_AUDIENCE;
  const resourceManager = ambient.env.ARM_RESOURCE_MANAGER_ENDPOINT;
  if (identity.environment === undefined && login && audience && resourceManager) {
    for (const [property, endpoint] of [
      ["ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST", login],
      ["ARM_RESOURCE_MANAGER_ENDPOINT", resourceManager],
    ] as const) {
      if (!/^https:\/\//i.test(endpoint)) {
        return { property, problem: `${endpoint} is not https` };
      }
    }
    return {
      cloud: {
        name: "custom",
        loginEndpoint: trimSlashes(login),
        resourceManager: trimSlashes(resourceManager),
        audience,
        disableInstanceDiscovery,
        uncertain: true,
      },
    };
  }
  const known = cloudOf(name ?? "public");
  if (known === "other") {
    return {
      property: "identity.environment",
      problem: `unknown cloud "${printable(name)}": use public, usgovernment or china, or metadataHost for a cloud of your own`,
    };
  }
  const [stored, loginEndpoint, endpoint] = knownClouds[known];
  return {
    cloud: {
      name: stored,
      loginEndpoint,
      resourceManager: endpoint,
      audience: endpoint,
      disableInstanceDiscovery,
      uncertain: known !== "public",
    },
  };
}

/** Reads a cloud's description out of its metadata document, once parsed. */
export function parseMetadata(
  document: unknown,
  host: string,
  disableInstanceDiscovery: boolean,
): SignInCloud {
  const entry: unknown = Array.isArray(document) ? document[0] : document;
  const { name, authentication, resourceManager } = fields(entry);
  const { loginEndpoint, audiences } = fields(authentication);
  const audience: unknown = Array.isArray(audiences) ? audiences[0] : undefined;
  if (
    typeof loginEndpoint !== "string" ||
    typeof resourceManager !== "string" ||
    typeof audience !== "string"
  ) {
    throw new LinkError(
      `The cloud metadata of ${host} has no authentication.loginEndpoint, authentication.audiences or resourceManager. Check metadataHost (ARM_METADATA_HOSTNAME).`,
    );
  }
  return {
    name: typeof name === "string" ? printable(name) : "custom",
    loginEndpoint: httpsUrl(loginEndpoint, host),
    resourceManager: httpsUrl(resourceManager, host),
    audience,
    disableInstanceDiscovery,
    uncertain: true,
  };
}

/** An address that a metadata document names, without trailing slashes. */
function httpsUrl(text: string, host: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:") {
    throw new LinkError(
      `The cloud metadata of ${host} names ${printable(text)}, which is not https. Tokens are never sent unencrypted; correct the cloud's metadata.`,
    );
  }
  return trimSlashes(`${url.origin}${url.pathname}`);
}

/** `https://<host>` of a metadata host given bare or as a URL. */
function metadataUrl(host: string): string {
  return trimSlashes(/^https:\/\//i.test(host) ? host : `https://${host}`);
}

function trimSlashes(url: string): string {
  return url.replace(/\/+$/, "");
}
