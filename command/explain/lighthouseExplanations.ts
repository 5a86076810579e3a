import type { Explanation } from "./explanation";

/** The refusals of Azure Lighthouse, as people reported them. */
export const lighthouseExplanations: Explanation[] = [
  {
    name: "with data actions not allowed for registration definition",
    from: "Azure Lighthouse",
    title: "A role of the delegation has data actions",
    why: "Azure Lighthouse takes no role with data actions, and which roles have some changes: some had none when the delegation was first made.",
    whatToDo:
      "Take another role (rule L1 names some), or give this one by a role assignment in the customer's tenant. A delegation that stands keeps its other roles.",
    source: "Azure/Azure-Lighthouse-samples#137, 2025-06",
    seen: [/with data actions (are )?not allowed for registration definition/i],
  },
  {
    name: "not allowed for registration definition because of restricted actions",
    from: "Azure Lighthouse",
    title: "A role of the delegation may change access",
    why: "Owner, and every role that may write or delete role assignments, role definitions, locks or deny assignments, is refused; User Access Administrator is taken with `delegatedRoleDefinitionIds` only.",
    whatToDo: "Take a role without these actions (rules L1 and L2), such as Contributor.",
    source: "MicrosoftDocs/azure-docs#117760, 2023-12",
    seen: [/not allowed for registration definition .*because of restricted actions/i],
  },
  {
    name: "is restricted for eligible authorization",
    from: "Azure Lighthouse",
    title: "Owner and User Access Administrator cannot be eligible roles of a delegation",
    whatToDo: "Take another role for the eligible authorization (rule L5).",
    source: "MicrosoftDocs/azure-docs#80795, 2021-09",
    seen: [/is restricted for eligible authorization/i],
  },
  {
    name: "Multiple registration assignments are not allowed",
    from: "Azure Lighthouse",
    title: "The same offer is assigned at this scope already",
    why: "Two assignments of one definition, or of two under one name, cannot stand at one scope: it was assigned by hand or by another stack, or under another name before.",
    whatToDo:
      "Take over the assignment that stands (its id as `registrationAssignmentIds`), or give the offer another name (rule L9).",
    source: "Azure/Azure-Lighthouse-samples#85",
    seen: [/Another registration assignment present|Multiple registration assignments/i],
  },
  {
    name: "InvalidRegistrationDefinitionUri",
    from: "Azure Lighthouse",
    title: "A registration definition stands at a subscription and nowhere else",
    why: "The definition was to be made at a resource group or a management group, or its name is no GUID. Only its assignments may stand at a resource group.",
    whatToDo:
      "Make the definition at the subscription and the assignment at the resource group (rules L4 and L10); for a management group make one per subscription.",
    source: "Azure/Azure-Lighthouse-samples#31",
    seen: [/request scope '.*' should be '\/subscriptions/i],
  },
  {
    name: "PrincipalTypeNotSupported",
    from: "Azure Lighthouse",
    title: "The object id is that of an application and not of its service principal",
    why: "Roles are held by service principals. App registration and service principal of one application have an object id each.",
    whatToDo:
      "Give the service principal's: `az ad sp show --id <client id> --query id` tells it (rule P22).",
    source: "MicrosoftDocs/azure-docs#59282, 2020-07",
    seen: [/Principals of type Application cannot validly be used/i],
  },
  {
    name: "InvalidRegistrationDefinitionCreateRequest",
    from: "Azure Lighthouse",
    title: "Azure Lighthouse refuses the delegation as a whole; its sentence says which role or id",
    whatToDo:
      "Look at the sentence behind the code: a role with data actions or restricted actions (L1, L2, L5), or a managing tenant that is the customer's own (L3).",
    source: "MicrosoftDocs/azure-docs#117760 and #80795",
  },
];
