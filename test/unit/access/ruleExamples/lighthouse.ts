import type { Approver, EligibleAuthorization } from "../../../../sdk/nodejs/access";
import {
  customerTenant,
  linked,
  managingTenant,
  somebody,
  standingLink,
  subscription,
  team,
} from "../ids";
import type { Example, ExamplesById } from "./declared";
import { after, delegationBesideLink, deleteRole, delegation, inOrder } from "./declared";

const plan = { name: "one", publisher: "contoso", product: "care", version: "1.0.0" };
const apps = `/subscriptions/${subscription}/resourceGroups/apps`;
const data = `/subscriptions/${subscription}/resourceGroups/data`;
const restricted = "Role Based Access Control Administrator";
const approvers: Approver[] = [{ principalId: team }, { principalId: somebody }];

/** A delegation that also gives another role. */
function giving(role: string, delegatedRoles?: string[]): Example {
  return delegation({
    authorizations: [...inOrder, { principalId: team, role, delegatedRoles }],
  });
}

/** A delegation that also makes a role eligible. */
function making(...changes: Partial<EligibleAuthorization>[]): Example {
  return delegation({
    eligibleAuthorizations: changes.map((change) => ({
      principalId: team,
      role: "Contributor",
      ...change,
    })),
  });
}

const warns = (example: Example) => ({ ...example, level: "warning" as const });
const lasting = (maximumActivationDuration: string) => making({ maximumActivationDuration });
const inCloud = (environment: string, link = {}, changes = {}) =>
  delegation(
    { existingLink: { ...standingLink, ...link }, ...changes },
    { defaultEnvironment: environment },
  );
const anotherOffer = { registrationDefinitionName: "Contoso care" };

export const lighthouseExamples: ExamplesById = {
  L1: {
    fires: [
      giving("Owner"),
      warns(giving("Storage Blob Data Reader")),
      warns(giving(restricted)),
      warns(giving(somebody)),
    ],
    silent: [giving("Contributor"), giving("User Access Administrator", ["Reader"])],
  },
  L2: {
    fires: [
      giving("User Access Administrator"),
      giving("User Access Administrator", []),
      warns(giving("User Access Administrator", ["Storage Blob Data Reader"])),
      warns(giving("User Access Administrator", ["Owner"])),
      warns(giving("User Access Administrator", ["User Access Administrator"])),
      warns(giving("User Access Administrator", [restricted])),
      warns(giving("User Access Administrator", [somebody])),
      warns(giving("Contributor", ["Reader"])),
    ],
    silent: [giving("User Access Administrator", ["Contributor"]), giving("Contributor", [])],
  },
  L3: {
    fires: [delegation({ customer: { tenantId: managingTenant.toUpperCase() } })],
    silent: [delegation(), delegation({ customer: {} })],
  },
  L4: {
    fires: [
      delegation({ scopes: { other: `/subscriptions/${team}/resourceGroups/apps` } }),
      delegation({ scopes: { root: "/providers/Microsoft.Management/managementGroups/root" } }),
      delegation({ scopes: { vault: `${apps}/providers/Microsoft.KeyVault/vaults/keys` } }),
    ],
    silent: [delegation({ scopes: { apps, data } })],
  },
  L5: {
    fires: [
      making({ principalType: "ServicePrincipal" }),
      making({ role: "Owner" }),
      making({ role: "User Access Administrator" }),
      making({ delegatedRoles: ["Reader"] } as Partial<EligibleAuthorization>),
      making({ multiFactorAuthProvider: "Okta" as "Azure" }),
      making({ approvers: Array<Approver>(11).fill({ principalId: team }) }),
      making({ approvers: [{ principalId: somebody, principalType: "ServicePrincipal" }] }),
      making({}, { principalId: somebody, maximumActivationDuration: "PT1H" }),
      making({ approvers }, { principalId: somebody }),
      ...["PT29M", "PT8H1M", "P1D", "P1M", "PT28801S", "PT0S"].map(lasting),
      ...["4 hours", "PT", "P", "", "PT4", "-PT4H"].map(lasting).map(warns),
      warns(making({ role: "Storage Blob Data Reader" })),
      warns(making({ role: restricted })),
      warns(making({ role: somebody })),
    ],
    silent: [
      ...["PT30M", "PT8H", "PT28800S", "PT1H30M", "P0DT8H", "PT0.5H", "PT240M"].map(lasting),
      making({ principalType: "Group" }),
      making({ maximumActivationDuration: "PT60M" }, { maximumActivationDuration: "PT1H" }),
      making({ approvers }, { approvers: [...approvers].reverse() }),
    ],
  },
  L6: {
    fires: [making({ principalId: somebody })],
    silent: [making({})],
  },
  L7: {
    fires: [delegation({ authorizations: [{ principalId: team, role: "Reader" }] })],
    silent: [
      delegation(),
      delegation({
        authorizations: [{ principalId: team, role: "Reader" }],
        eligibleAuthorizations: [{ principalId: team, role: deleteRole }],
      }),
    ],
  },
  L8: {
    fires: [
      delegation({ authorizations: [{ principalId: team, role: deleteRole }] }),
      // It reads everything, but not by Azure Lighthouse.
      delegation({
        authorizations: [
          {
            principalId: team,
            role: "User Access Administrator",
            delegatedRoles: ["Contributor"],
          },
        ],
      }),
    ],
    silent: [
      delegation(),
      delegation({ authorizations: [{ principalId: team, role: "Monitoring Reader" }] }),
    ],
  },
  L9: {
    fires: [
      after(delegation(), delegation()),
      after(delegation({ scopes: { apps, data } }), delegation({ scopes: { one: data } })),
      warns(after(delegation({ scopes: { apps } }), delegation())),
      warns(after(delegation(), delegation({ scopes: { apps } }))),
      warns(after(delegation(), delegation(anotherOffer))),
    ],
    silent: [
      delegation(),
      after(
        delegation(),
        delegation({
          ...anotherOffer,
          authorizations: [{ principalId: linked, role: "Reader" }],
        }),
      ),
      after(delegation(), delegation({ subscriptionId: team })),
    ],
  },
  L10: {
    fires: [
      delegation({ registrationDefinitionId: "fabrikam" }),
      delegation({ registrationAssignmentIds: { subscription: "fabrikam" } }),
    ],
    silent: [delegation({ registrationDefinitionId: somebody })],
  },
  L11: {
    fires: [
      inCloud("public", { environment: "usgovernment" }),
      inCloud("china", { environment: "AzurePublicCloud" }),
      warns(
        inCloud(
          "china",
          {},
          { eligibleAuthorizations: [{ principalId: team, role: "Contributor" }] },
        ),
      ),
    ],
    silent: [
      inCloud("public", { environment: "AzurePublicCloud" }),
      inCloud("public", { environment: "stack.contoso.example" }),
      inCloud("china"),
      delegation(
        { existingLink: { ...standingLink, environment: "usgovernment" } },
        { explicitProvider: true },
      ),
    ],
  },
  L12: {
    fires: [delegationBesideLink()],
    silent: [delegation()],
  },
  L13: {
    fires: [
      making({ approvers: [{ principalId: somebody }] }),
      making({ approvers: [{ principalId: somebody, principalType: "User" }] }),
    ],
    silent: [
      making({}),
      making({ approvers }),
      making({ approvers: [{ principalId: team, principalType: "Group" }] }),
    ],
  },
  M1: {
    fires: [delegation({ plan }), delegation({ plan, existingLink: undefined })],
    silent: [delegation({ customer: { tenantId: customerTenant } })],
  },
};
