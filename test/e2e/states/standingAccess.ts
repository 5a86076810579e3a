import type { DelegationProperties, Emulator } from "../../../emulator";
import type { StackResource } from "../../engine/workspace";

type Restore = (emulator: Emulator, resource: Required<StackResource>) => void;

/** How Azure comes to hold what a state records, by the type of the resource. */
const restores: Record<string, Restore> = {
  "pulumi-nodejs:dynamic/azure-partner:PartnerAdminLink"({ links }, { outputs }) {
    links.set(String(outputs.tenantId), String(outputs.objectId), String(outputs.partnerId));
  },
  "azure-native:managedservices:RegistrationDefinition"({ access }, { id, inputs }) {
    const [, , subscriptionId = ""] = id.split("/");
    access.definitions.set(id, {
      ...{ id, name: nameIn(id), subscriptionId, provisioningState: "Succeeded" },
      properties: inputs.properties as DelegationProperties,
    });
  },
  "azure-native:managedservices:RegistrationAssignment"({ access }, { id, inputs }) {
    const { registrationDefinitionId } = inputs.properties as Record<string, unknown>;
    access.assignments.set(id, {
      ...{ id, name: nameIn(id), scope: String(inputs.scope), provisioningState: "Succeeded" },
      registrationDefinitionId: String(registrationDefinitionId),
    });
  },
  "azure-native:authorization:RoleAssignment"({ access }, { id, outputs }) {
    access.roleAssignments.set(id, {
      ...{ id, name: nameIn(id), scope: String(outputs.scope) },
      principalId: String(outputs.principalId),
      principalType: String(outputs.principalType),
      roleDefinitionId: String(outputs.roleDefinitionId),
    });
  },
  "azure-native:authorization:PimRoleEligibilitySchedule"({ access }, { outputs }) {
    const [scope, name] = [String(outputs.scope), String(outputs.name)];
    // The resource's own id is that of the request, which is no eligibility.
    const id = `${scope}/providers/Microsoft.Authorization/roleEligibilitySchedules/${name}`;
    access.eligibilities.set(id, {
      ...{ id, name, scope },
      principalId: String(outputs.principalId),
      roleDefinitionId: String(outputs.roleDefinitionId),
      justification: outputs.justification as string | undefined,
      scheduleInfo: outputs.scheduleInfo as Record<string, unknown>,
    });
  },
};

/** Lets Azure hold what the resources of a recorded state stand for. */
export function restoreStanding(emulator: Emulator, resources: readonly StackResource[]): void {
  for (const { id = "", inputs = {}, outputs = {}, dependencies = [], ...resource } of resources) {
    restores[resource.type]?.(emulator, { ...resource, id, inputs, outputs, dependencies });
  }
}

function nameIn(id: string): string {
  return id.split("/").at(-1) ?? "";
}
