import type { Properties } from "../../properties";
import type { ResourceType } from "./resourceTypes";
import type { Opened } from "./wire";

/** Stored encrypted however they are given: YAML and hand-written JSON mark nothing. */
const always = ["identity.clientSecret", "identity.clientCertificatePassword"];

/** What is sealed of a resource: what arrived so, what its name tells, and what gives one of them away. */
export function sealed({ derived }: ResourceType, arrived: ReadonlySet<string>): Set<string> {
  return new Set([...always, ...arrived, ...[...arrived].flatMap((path) => derived[path] ?? [])]);
}

/** What is stored encrypted of an identity, and yet came in clear: `identity.clientSecret`, or nothing. */
export function inClear({ properties, secrets }: Opened): string | undefined {
  return secrets.has("identity")
    ? undefined
    : always.find((place) => !secrets.has(place) && textsOf(at(properties, place)).length > 0);
}

/** Takes secrets out of what is said to people. */
export type Mask = (text: string) => string;

/** The mask for what stands at sealed places. */
export function maskOf(properties: Properties, places: ReadonlySet<string>): Mask {
  const texts = [...places].flatMap((place) => textsOf(at(properties, place)));
  // The longest first: one secret may be part of another.
  const secrets = [...new Set(texts)].sort((one, other) => other.length - one.length);
  return (text) => secrets.reduce((told, secret) => told.replaceAll(secret, "[secret]"), text);
}

function at(properties: Properties, place: string): unknown {
  const [property = "", part] = place.split(".");
  const value = properties[property];
  return part === undefined ? value : (value as Properties | null | undefined)?.[part];
}

function textsOf(value: unknown): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).flatMap(textsOf);
  }
  return typeof value === "string" || typeof value === "number"
    ? [String(value)].filter(Boolean)
    : [];
}
