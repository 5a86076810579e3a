import { isPartnerId } from "../../../azure/partner";
import { printable } from "../../../azure/printable";
import { unknownNames } from "../../checks/checkNames";
import type { CheckFailure } from "../../lifecycle";
import { hasUnknown } from "../../properties";
import type { Properties } from "../../properties";

/** What the provider may be configured with: azure-native's names, and this package's own. */
export const settings = {
  tenantId: "text",
  clientId: "text",
  clientSecret: "secret",
  clientCertificatePath: "text",
  clientCertificatePassword: "secret",
  useOidc: "flag",
  oidcTokenFilePath: "text",
  oidcAudience: "text",
  useMsi: "flag",
  useDefaultAzureCredential: "flag",
  useCli: "flag",
  environment: "text",
  metadataHost: "text",
  disableInstanceDiscovery: "flag",
  operationTimeout: "seconds",
  warningsFail: "flag",
  ownPartnerIds: "partnerIds",
} as const;

type Kind = (typeof settings)[keyof typeof settings];

const shortLived: Readonly<Record<string, string>> = {
  oidcToken: "ARM_OIDC_TOKEN",
  oidcRequestToken: "ARM_OIDC_REQUEST_TOKEN",
  oidcRequestUrl: "ARM_OIDC_REQUEST_URL",
};

/** What the engine itself keeps among a provider's inputs. */
const ofEngine = ["version", "pluginDownloadURL", "pluginChecksums"];

/** The settings that are stored encrypted, however they are given. */
export const secretSettings: readonly string[] = Object.entries(settings)
  .filter(([, kind]) => kind === "secret")
  .map(([key]) => key);

/** Whether what is given under a name may be shown; under a misspelt one there may be a secret. */
export const isHarmless = (key: string): boolean =>
  Object.hasOwn(settings, key) && !secretSettings.includes(key);

/** What is wrong with a configuration; what is not known yet is left alone. */
export function configurationFailures(given: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const known = { ...settings, ...Object.fromEntries(ofEngine.map((key) => [key, true])) };
  for (const key of unknownNames(given, known).filter((name) => !name.startsWith("__"))) {
    const variable = Object.hasOwn(shortLived, key) ? shortLived[key] : undefined;
    failures.push({
      property: printable(key),
      reason: variable
        ? `is short-lived and a provider's inputs are stored: leave it out and set the environment variable ${variable}`
        : `is not a setting of the provider azure-partner; it has ${Object.keys(settings).join(", ")}`,
    });
  }
  for (const [property, kind] of Object.entries(settings)) {
    const value = given[property];
    if (value === undefined || value === null || hasUnknown(value)) {
      continue;
    }
    const reason = problemOf(kind, value);
    if (reason !== undefined) {
      failures.push({ property, reason });
    }
  }
  return failures;
}

/** The settings of a configuration as texts, as a stack's configuration has them. */
export function configurationTexts(given: Properties): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(given)
      .filter(([key, value]) => Object.hasOwn(settings, key) && value != null && !hasUnknown(value))
      .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function problemOf(kind: Kind, value: unknown): string | undefined {
  switch (kind) {
    case "flag":
      return ["true", "false"].includes(String(value)) ? undefined : "must be true or false";
    case "seconds":
      return Number(value) >= 1 && Number(value) <= 3600
        ? undefined
        : "must be a number of seconds from 1 to 3600";
    case "partnerIds":
      return isListOfPartnerIds(value)
        ? undefined
        : 'must be a list of partner ids in quotes, such as ["1234567"]';
    default:
      return typeof value === "string" && value.trim() !== ""
        ? undefined
        : "must be a text that is not empty; write it in quotes, or leave it out";
  }
}

/** A list in a stack's configuration arrives as its JSON. */
function isListOfPartnerIds(value: unknown): boolean {
  if (typeof value === "string") {
    try {
      const parsed: unknown = JSON.parse(value);
      return typeof parsed !== "string" && isListOfPartnerIds(parsed);
    } catch {
      return false;
    }
  }
  return Array.isArray(value) && value.every((id) => typeof id === "string" && isPartnerId(id));
}
