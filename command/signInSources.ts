import { ambientSource } from "../provider/ambient";
import type { Ambient, AmbientKey } from "../provider/ambient";
import type { Identity } from "../provider/identity/declaredIdentity";
import type { Session } from "../provider/identity/sessions";
import { settingsOf } from "../provider/errors/signInMethods";
import type { SignInMethod } from "../provider/errors/signInMethods";
import { flagOf } from "./identityOptions";

const endpoints = [
  "ARM_ACTIVE_DIRECTORY_AUTHORITY_HOST",
  "ARM_RESOURCE_MANAGER_AUDIENCE",
  "ARM_RESOURCE_MANAGER_ENDPOINT",
];

/** Read by Azure's library itself, which does not tell which of them it has used. */
const ofDefaultCredential = /^(AZURE_(?!PARTNER_)|IDENTITY_|MSI_)/;

/** The options and variables that a sign-in was made of, by name: never their values. */
export function signInSources(
  { signIn, cloud }: Pick<Session, "signIn" | "cloud">,
  identity: Identity,
  ambient: Ambient,
): string[] {
  const source = (key: AmbientKey): string[] => {
    const name = Object.hasOwn(identity, key) ? flagOf(key) : ambientSource(ambient, key);
    return name === undefined ? [] : [name];
  };
  const ofCredential =
    signIn.method === "default"
      ? [
          ...(identity.clientId === undefined ? [] : [flagOf("clientId")]),
          ...Object.keys(ambient.env).filter((name) => ofDefaultCredential.test(name)),
        ]
      : [];
  return [
    ...new Set([
      ...settingsOf(signIn.method).flatMap(source),
      ...source("tenantId"),
      ...(takesAmbientClient(signIn.method) ? source("clientId") : []),
      ...ofCredential,
      ...cloudSources(cloud.name, identity, source),
      ...source("disableInstanceDiscovery"),
    ]),
  ];
}

/** The default credential takes a client that the identity declares and no other, and az has none. */
function takesAmbientClient(method: SignInMethod): boolean {
  return method !== "default" && method !== "azureCli";
}

/** In the order in which a cloud is chosen: a host, the three endpoints, a name. */
function cloudSources(
  cloudName: string,
  { environment, metadataHost }: Identity,
  source: (key: AmbientKey) => string[],
): string[] {
  const host =
    environment === undefined || metadataHost !== undefined ? source("metadataHost") : [];
  if (host.length > 0) {
    return host;
  }
  return cloudName === "custom" ? endpoints : source("environment");
}
