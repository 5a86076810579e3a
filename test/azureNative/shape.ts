import { isObject, pick } from "./properties";
import type { Properties } from "./properties";
import type { ResourceType } from "./resourceTypes";

/** Id of the resource that inputs declare. */
export function resourceId(type: ResourceType, inputs: Properties): string {
  const scope = String(inputs.scope ?? "").replace(/^\/+|\/+$/g, "");
  const name = encodeURIComponent(String(inputs[type.nameInput]));
  return `${scope && `/${scope}`}/providers/${type.azureType}/${name}`;
}

/** What a PUT carries. */
export function requestBody({ body, nested }: ResourceType, inputs: Properties): Properties {
  const properties = nested ? objectAt(inputs, "properties") : inputs;
  return { ...pick(inputs, body.top), properties: pick(properties, body.properties) };
}

/** What an answer becomes in the state. */
export function outputsOf({ apiVersion, nested }: ResourceType, answer: Properties): Properties {
  const { id: _id, properties, ...rest } = answer;
  const shown = nested ? { properties } : (properties as Properties);
  return { ...rest, ...shown, azureApiVersion: apiVersion };
}

/** The part of outputs that could have been inputs. */
export function writablePart({ body, nested }: ResourceType, outputs: Properties): Properties {
  const properties = pick(nested ? objectAt(outputs, "properties") : outputs, body.properties);
  return { ...pick(outputs, body.top), ...(nested ? { properties } : properties) };
}

/** The inputs of a resource that is imported: from its id and what Azure answered. */
export function importedInputs(type: ResourceType, id: string, outputs: Properties): Properties {
  const [scope = "", name = ""] = id.split(new RegExp(`/providers/${type.azureType}/`, "i"));
  if (name === "") {
    throw new Error(`failed to parse '${id}' against the type '${type.azureType}'`);
  }
  return {
    ...(scope && { scope }),
    [type.nameInput]: name,
    ...writablePart(type, outputs),
    azureApiVersion: type.apiVersion,
  };
}

function objectAt(properties: Properties, key: string): Properties {
  const value = properties[key];
  return isObject(value) ? value : {};
}
