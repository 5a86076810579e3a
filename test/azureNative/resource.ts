import { randomBytes, randomUUID } from "node:crypto";
import type { ArmClient } from "./armClient";
import { FailedAfterAcceptance } from "./armClient";
import { isNotFound } from "./armError";
import { takeOver } from "./difference";
import type { Properties } from "./properties";
import type { ResourceType } from "./resourceTypes";
import { importedInputs, outputsOf, requestBody, resourceId, writablePart } from "./shape";

/** A resource as it stands after an operation. */
export interface Recorded {
  id: string;
  outputs: Properties;
}

/** The operations of one type of resource. */
export interface Resource {
  /** Completes declared inputs, and tells what is missing in them. */
  check(name: string, recorded: Properties, declared: Properties): Checked;
  create(inputs: Properties): Promise<Recorded>;
  /** Nothing when the resource is gone. `inputs` are missing when it is imported. */
  read(id: string, state: Properties, inputs?: Properties): Promise<ReadResource | undefined>;
  update(id: string, inputs: Properties): Promise<Recorded>;
  delete(id: string, state: Properties, inputs: Properties): Promise<void>;
}

export interface ReadResource extends Recorded {
  inputs: Properties;
}

export interface Checked {
  inputs: Properties;
  failures: string[];
}

/** Written, but the operation failed afterwards: it is recorded all the same. */
export class PartlyFailed extends Error {
  constructor(
    message: string,
    readonly recorded: Recorded,
  ) {
    super(message);
  }
}

export interface ResourceOptions {
  /** Asks for the client at the first request: a preview makes none. */
  client: () => Promise<ArmClient>;
  skipReadOnUpdate: boolean;
}

export function createResource(type: ResourceType, options: ResourceOptions): Resource {
  const { apiVersion, longRunning } = type;

  async function write(id: string, inputs: Properties): Promise<Recorded> {
    const client = await options.client();
    try {
      const answer = await client.put(id, apiVersion, requestBody(type, inputs), longRunning.put);
      const stands = options.skipReadOnUpdate ? answer : await client.get(id, apiVersion);
      return { id: String(answer.id ?? id), outputs: outputsOf(type, stands) };
    } catch (error) {
      if (error instanceof FailedAfterAcceptance) {
        const outputs = outputsOf(type, await client.get(id, apiVersion));
        throw new PartlyFailed(error.message, { id, outputs });
      }
      throw error;
    }
  }

  return {
    check(name, recorded, declared) {
      const given = declared[type.nameInput] ?? recorded[type.nameInput];
      const inputs: Properties = {
        ...declared,
        [type.nameInput]: given ?? autoName(type, name),
        azureApiVersion: apiVersion,
      };
      const missing = type.required.filter((key) => declared[key] === undefined);
      return {
        inputs,
        failures: missing.map((key) => `missing required property '${key}'`),
      };
    },
    async create(inputs) {
      const id = resourceId(type, inputs);
      const client = await options.client();
      if (await client.exists(id, apiVersion)) {
        throw new Error(`cannot create already existing resource '${id}'`);
      }
      return write(id, inputs);
    },
    async read(id, state, inputs) {
      const client = await options.client();
      try {
        const outputs = outputsOf(type, await client.get(id, apiVersion));
        const taken = inputs
          ? takeOver(inputs, writablePart(type, state), writablePart(type, outputs))
          : importedInputs(type, id, outputs);
        return { id, outputs, inputs: taken };
      } catch (error) {
        if (isNotFound(error)) {
          return undefined;
        }
        throw error;
      }
    },
    update: (_id, inputs) => write(resourceId(type, inputs), inputs),
    async delete(id) {
      const client = await options.client();
      await client.delete(id, apiVersion, longRunning.delete);
    },
  };
}

function autoName({ autoName: kind }: ResourceType, name: string): string {
  return kind === "uuid" ? randomUUID() : `${name}${randomBytes(4).toString("hex")}`;
}
