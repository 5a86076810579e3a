import type { Explanation } from "./explanation";

const locationId =
  'Give the location id, shown as "Associated PartnerID" in Partner Center under Account settings > Identifiers (often the global id + 1).';

/** What Azure answers about links, as it was recorded or reported. */
export const linkServiceExplanations: Explanation[] = [
  {
    name: "ManagementPartnerNotFound",
    from: "Azure",
    title: "The identity that asked is linked to no partner",
    why: "Azure keeps a link per tenant and object id, and answers about the caller's alone. Nobody made it, somebody removed it, or another identity or tenant signed in than the one that is linked.",
    whatToDo:
      "`whoami` tells who signs in here. If that is the one that is meant, `pulumi up` links it.",
    source: "recorded answers, 404",
    seen: [/not linked with a Partner ID/i, /linked to (no|any) partner/i],
  },
  {
    name: "PartnerIdInvalid",
    from: "Azure",
    title: "Azure takes this number for no partner id that can be linked",
    why: "Most often it is the id of the global account. Both kinds are plain numbers, and no other question to Azure tells them apart.",
    whatToDo: locationId,
    source: "recorded answers, 400",
    seen: [/The Partner ID is not valid/i, /Partner ID is not valid even though/i],
  },
  {
    name: "We don't have a record for this partner ID",
    from: "Azure",
    title: "The id is most likely that of the global account, which cannot be linked",
    why: "A link takes the id of a location account. The portal says these words of the global one.",
    whatToDo: locationId,
    source: "MicrosoftDocs/azure-docs#48670 and Microsoft's partner pages",
    seen: [/don.?t have a record (for|of) this partner/i],
  },
  {
    name: "PartnerIdAlreadyLinked",
    from: "Azure",
    title: "The identity has a link already, and was to be linked as if it had none",
    why: "Azure keeps one link per identity. A bare PUT, as azure-native's `managementpartner.Partner` sends it, fails then, even for the same partner.",
    whatToDo:
      "`show` tells to whom it is linked. `PartnerAdminLink` adopts the link where it is the declared partner's, and moves another one where `ifLinked` or `rebindFrom` allows it.",
    source: "Azure/bicep-types-az#2544",
    seen: [/already linked with a Partner ID/i],
  },
  {
    name: "The user does not have an account in this tenant",
    from: "Azure",
    title: "An admin-on-behalf-of user cannot be linked",
    why: "It is no member of the customer's tenant. That access is recognised by itself, without a link.",
    whatToDo:
      "Link a guest, an account or a service principal of the customer's tenant, or nobody.",
    source: "microsoft/Partner-Center-PowerShell#277",
    seen: [/does not have an account in this tenant/i],
  },
  ...["RequestDisallowedByAzure", "InteractionRequired"].map((name): Explanation => ({
    name,
    from: "Azure",
    title: "Azure asks a person for multi-factor authentication before it writes",
    why: "Since 2025-10 Azure asks it of people, guests included, before each write; service principals and managed identities are not asked. Reading passes without it.",
    whatToDo:
      "Run `az login --tenant <tenant id>` and complete it, or sign in as a service principal.",
    seen: name === "InteractionRequired" ? [/multi-?factor|\bMFA\b|claims.challenge/i] : [],
  })),
  ...["InvalidResourceNamespace", "InvalidResourceType", "NoRegisteredProviderFound"].map(
    (name): Explanation => ({
      name,
      from: "Azure",
      title: "Resource Manager does not know the path of the link service",
      why: "It says nothing about the link. Most likely this is not the public cloud: whether partner admin links exist elsewhere is not known.",
      whatToDo: "Check `environment` (ARM_ENVIRONMENT) and `metadataHost` (ARM_METADATA_HOSTNAME).",
    }),
  ),
];
