import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { unknownValue } from "../../properties";
import type { Properties } from "../../properties";

/** Properties in the clear, and where among them the secrets are: `partnerId`, `identity.clientSecret`. */
export interface Opened {
  properties: Properties;
  secrets: ReadonlySet<string>;
}

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** An unknown value has a text of its own for each type that it will have. */
const unknownValues = new Set([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Reads what the engine sends; the dynamic provider's text, in a state that comes from it, is left out. */
export function opened(message: Struct | undefined): Opened {
  const secrets = new Set<string>();
  const { __provider, ...properties } = plain(message?.toJavaScript() ?? {}, [], secrets);
  return { properties, secrets };
}

/** Writes properties for the engine, with the secrets marked. */
export function closed(properties: Properties, secrets: ReadonlySet<string>): Struct {
  const marked = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, mark(value, key, secrets)]),
  );
  // Through JSON, because the message takes no undefined values.
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(marked)) as Record<string, JavaScriptValue>,
  );
}

function plain(values: Properties, path: string[], secrets: Set<string>): Properties {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, open(value, [...path, key], secrets)]),
  );
}

function open(value: unknown, path: string[], secrets: Set<string>): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => open(item, path, secrets));
  }
  if (typeof value === "object" && value !== null) {
    const object = value as Properties;
    if (object[signature] === secretSignature) {
      secrets.add(sealOf(path));
      return open(object.value, path, secrets);
    }
    return plain(object, path, secrets);
  }
  return typeof value === "string" && unknownValues.has(value) ? unknownValue : value;
}

/** The parts of an identity are sealed one by one; of anything else it is the whole property. */
function sealOf([property = "", part]: string[]): string {
  return property === "identity" && part !== undefined ? `${property}.${part}` : property;
}

function mark(value: unknown, path: string, secrets: ReadonlySet<string>): unknown {
  if (value === undefined) {
    return undefined;
  }
  if (secrets.has(path)) {
    return { [signature]: secretSignature, value };
  }
  return path === "identity" && typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, mark(part, `${path}.${key}`, secrets)]),
      )
    : value;
}
