import type { World } from "../index";

type Shape = "list of objects" | "list of texts" | "object";

/** Each part of a world: what it is, and what every entry has to have, as text. */
const parts: Record<keyof World, { shape: Shape; needs: string[] }> = {
  tenants: { shape: "list of objects", needs: ["tenantId"] },
  partners: { shape: "list of objects", needs: ["partnerId", "name"] },
  globalPartnerIds: { shape: "list of texts", needs: [] },
  servicePrincipals: { shape: "list of objects", needs: ["tenantId", "clientId", "objectId"] },
  users: { shape: "list of objects", needs: ["tenantId", "objectId", "upn"] },
  managedIdentities: { shape: "list of objects", needs: ["tenantId", "clientId", "objectId"] },
  managementGroups: { shape: "list of objects", needs: ["name", "tenantId"] },
  subscriptions: { shape: "list of objects", needs: ["subscriptionId", "tenantId"] },
  roles: { shape: "list of objects", needs: ["scope", "principalId", "roleId"] },
  links: { shape: "list of objects", needs: ["tenantId", "objectId", "partnerId"] },
  switches: { shape: "object", needs: [] },
  latency: { shape: "object", needs: [] },
};

/** A world out of a JSON file; fails with a sentence where the content is none. */
export function readWorld(content: unknown): World {
  if (!isObject(content)) {
    throw new Error(`A world is an object with ${Object.keys(parts).join(", ")}.`);
  }
  for (const [name, value] of Object.entries(content)) {
    if (!isPart(name)) {
      throw new Error(`A world has no "${name}". It has ${Object.keys(parts).join(", ")}.`);
    }
    readPart(name, value);
  }
  return content;
}

function readPart(name: keyof World, value: unknown): void {
  const { shape, needs } = parts[name];
  if (!fits(shape, value)) {
    throw new Error(
      `"${name}" of the world has to be ${shape === "object" ? "an" : "a"} ${shape}.`,
    );
  }
  if (shape !== "list of objects") {
    return;
  }
  for (const [index, entry] of (value as Record<string, unknown>[]).entries()) {
    const missing = needs.find((key) => typeof entry[key] !== "string");
    if (missing !== undefined) {
      throw new Error(`Entry ${index + 1} of "${name}" in the world needs a ${missing}, a text.`);
    }
  }
}

function fits(shape: Shape, value: unknown): boolean {
  switch (shape) {
    case "object":
      return isObject(value);
    case "list of texts":
      return Array.isArray(value) && value.every((entry) => typeof entry === "string");
    case "list of objects":
      return Array.isArray(value) && value.every(isObject);
  }
}

function isPart(name: string): name is keyof World {
  return Object.hasOwn(parts, name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
