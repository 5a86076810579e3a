/** How azure-native treats one type of resource. */
export interface ResourceType {
  token: string;
  /** The API version that azure-native 3.28.0 sends. */
  apiVersion: string;
  /** The namespace and type in a resource's id. */
  azureType: string;
  /** Input that carries the name in the id. */
  nameInput: string;
  /** What a missing name becomes: eight random digits after the logical name, or a UUID. */
  autoName: "random" | "uuid";
  required: string[];
  /** Inputs that are sent, by where they stand in the body. */
  body: { top: string[]; properties: string[] };
  /** Whether inputs and outputs show the body's `properties` under that name, or without it. */
  nested: boolean;
  /** Inputs beside scope and name whose change replaces the resource. */
  replaceOn: string[];
  longRunning: { put: boolean; delete: boolean };
}

export const resourceTypes: ResourceType[] = [
  {
    token: "azure-native:managedservices:RegistrationDefinition",
    apiVersion: "2022-10-01",
    azureType: "Microsoft.ManagedServices/registrationDefinitions",
    nameInput: "registrationDefinitionId",
    autoName: "random",
    required: ["scope"],
    body: {
      top: ["plan"],
      properties: [
        "authorizations",
        "description",
        "eligibleAuthorizations",
        "managedByTenantId",
        "registrationDefinitionName",
      ],
    },
    nested: true,
    replaceOn: [],
    longRunning: { put: true, delete: false },
  },
  {
    token: "azure-native:managedservices:RegistrationAssignment",
    apiVersion: "2022-10-01",
    azureType: "Microsoft.ManagedServices/registrationAssignments",
    nameInput: "registrationAssignmentId",
    autoName: "random",
    required: ["scope"],
    body: { top: [], properties: ["registrationDefinitionId"] },
    nested: true,
    replaceOn: [],
    longRunning: { put: true, delete: true },
  },
  {
    token: "azure-native:authorization:RoleAssignment",
    apiVersion: "2022-04-01",
    azureType: "Microsoft.Authorization/roleAssignments",
    nameInput: "roleAssignmentName",
    autoName: "uuid",
    required: ["scope", "principalId", "roleDefinitionId"],
    body: {
      top: [],
      properties: [
        "condition",
        "conditionVersion",
        "delegatedManagedIdentityResourceId",
        "description",
        "principalId",
        "principalType",
        "roleDefinitionId",
      ],
    },
    nested: false,
    // Another role is sent as an update, which Azure refuses: the name has to change with it.
    replaceOn: ["principalId"],
    longRunning: { put: false, delete: false },
  },
  {
    token: "azure-native:managementpartner:Partner",
    apiVersion: "2018-02-01",
    azureType: "Microsoft.ManagementPartner/partners",
    // The partner is part of the id, so another one replaces the resource.
    nameInput: "partnerId",
    autoName: "random",
    required: ["partnerId"],
    body: { top: [], properties: [] },
    nested: false,
    replaceOn: [],
    longRunning: { put: false, delete: false },
  },
];

/** Made of requests and schedules by code of its own; see `eligibilitySchedule.ts`. */
export const eligibilityType = "azure-native:authorization:PimRoleEligibilitySchedule";

/** The type of a token, in any of its spellings with a version. */
export function findResourceType(token: string): ResourceType | undefined {
  return resourceTypes.find((type) => type.token === token);
}
