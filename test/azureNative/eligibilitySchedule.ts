import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ArmClient } from "./armClient";
import { isNotFound } from "./armError";
import { isObject, pick } from "./properties";
import type { Properties } from "./properties";
import type { Resource, ResourceOptions } from "./resource";

const apiVersion = "2020-10-01";
const inputKeys = [
  "condition",
  "conditionVersion",
  "justification",
  "principalId",
  "roleDefinitionId",
  "scheduleInfo",
  "scope",
  "ticketInfo",
];

/**
 * Roles made eligible. The released plugin asks the public cloud for these whatever cloud it is
 * configured for, by its source of 2026; the stand-in asks the configured one.
 */
export function createEligibilitySchedule({ client }: ResourceOptions): Resource {
  async function find(inputs: Properties): Promise<Properties | undefined> {
    const { scope, principalId, roleDefinitionId } = inputs;
    const arm = await client();
    const { value } = await arm.get(address(scope, "roleEligibilitySchedules"), apiVersion, {
      $filter: `principalId eq '${String(principalId)}'`,
    });
    const found = (value as Properties[]).find(({ properties }) => {
      const schedule = properties as Properties;
      return (
        isSame(schedule.principalId, principalId) &&
        isSame(schedule.roleDefinitionId, roleDefinitionId) &&
        schedule.memberType === "Direct"
      );
    });
    return found && outputsOf(found);
  }

  async function request(inputs: Properties, requestType: string): Promise<void> {
    const { scope, ...properties } = pick(inputs, inputKeys);
    const id = `${address(scope, "roleEligibilityScheduleRequests")}/${randomUUID()}`;
    await (
      await client()
    ).put(id, apiVersion, { properties: { ...properties, requestType } }, false);
  }

  return {
    check(_name, _recorded, declared) {
      const missing = ["principalId", "roleDefinitionId", "scope"].filter(
        (key) => declared[key] === undefined,
      );
      return {
        inputs: { ...declared, azureApiVersion: apiVersion },
        failures: missing.map((key) => `missing required property '${key}'`),
      };
    },
    async create(inputs) {
      // The name of the request is no input, so the id keeps the placeholder of the path.
      const id = `${address(inputs.scope, "roleEligibilityScheduleRequests")}/{roleEligibilityScheduleRequestName}`;
      if (await find(inputs)) {
        throw new Error(`cannot create already existing resource "${id}"`);
      }
      await request(inputs, "AdminAssign");
      const outputs = await until(() => find(inputs));
      return { id, outputs };
    },
    async read(id, state, inputs = {}) {
      const outputs = await find({ ...state, ...inputs });
      return outputs && { id, outputs, inputs: { ...pick(outputs, inputKeys), ...inputs } };
    },
    update: () => Promise.reject(new Error("A role eligibility schedule cannot be updated.")),
    async delete(_id, state) {
      const arm = await client();
      const schedule = `${address(state.scope, "roleEligibilitySchedules")}/${String(state.name)}`;
      if (await isGone(arm, schedule)) {
        return;
      }
      await request({ ...state, justification: "Removed by Pulumi" }, "AdminRemove");
      await until(async () => ((await isGone(arm, schedule)) ? {} : undefined));
    },
  };
}

async function isGone(client: ArmClient, id: string): Promise<boolean> {
  try {
    await client.get(id, apiVersion);
    return false;
  } catch (error) {
    if (isNotFound(error)) {
      return true;
    }
    throw error;
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    const seen = await look();
    if (seen) {
      return seen;
    }
    await pause(10_000);
  }
  throw new Error("operation timed out");
}

function outputsOf({ id: _id, type: _type, properties, ...rest }: Properties): Properties {
  return { ...rest, ...(isObject(properties) ? properties : {}), azureApiVersion: apiVersion };
}

function address(scope: unknown, type: string): string {
  const trimmed = String(scope).replace(/^\/+|\/+$/g, "");
  return `/${trimmed}/providers/Microsoft.Authorization/${type}`;
}

function isSame(left: unknown, right: unknown): boolean {
  return String(left).toLowerCase() === String(right).toLowerCase();
}
