import type { Authorization, NewLink, SkipRules } from "../../../../sdk/nodejs/access";
import { customerTenant, linked, somebody, subscription, team } from "../ids";
import type { ExamplesById } from "./declared";
import { assigned, delegation, granted, inOrder } from "./declared";

const zeros = "00000000-0000-0000-0000-000000000000";
const apps = `/subscriptions/${subscription}/resourceGroups/apps`;
const unsaid = { explicitProvider: true };
const plan = { name: "one", publisher: "contoso", product: "care", version: "1.0.0" };

/** Data of a file may lack what the types ask for. */
const mistyped = <T>(value: unknown) => value as T;

export const argumentExamples: ExamplesById = {
  A1: {
    fires: [delegation({ authorizations: [] }), assigned({ scopes: {} }), granted([])],
    silent: [delegation({ eligibleAuthorizations: [] })],
  },
  A2: {
    fires: [
      delegation({ managedByTenantId: "contoso.onmicrosoft.com" }),
      delegation({ managedByTenantId: zeros }),
      delegation({ authorizations: [{ principalId: zeros, role: "Reader" }] }),
      delegation({ existingLink: { id: `${zeros}/${linked}`, partnerId: "1234567" } }),
      delegation({ existingLink: { id: `${customerTenant}/${zeros}`, partnerId: "1234567" } }),
      delegation({ subscriptionId: zeros }),
      assigned({ customer: { tenantId: zeros } }),
      granted([{ groupId: zeros }]),
      granted([{ duration: "until" }]),
      granted([{ duration: "until", endDateTime: "2027-02-31T00:00:00Z" }]),
      assigned({ principalId: undefined }, { identity: { objectId: zeros } }),
    ],
    silent: [
      delegation({ managedByTenantId: "11111111-1111-4111-8111-11111111111A" }),
      granted([{ duration: "until", endDateTime: "2027-01-31T00:00:00Z" }]),
    ],
  },
  A3: {
    fires: [
      assigned({ roles: ["Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"] }),
      granted([{ groupId: team }, { groupId: team }]),
    ],
    silent: [
      assigned({ roles: ["Reader", "Support Request Contributor"] }),
      granted([{ scope: subscription }, { scope: apps }]),
      granted([{ groupId: team }, { groupId: team, principalId: somebody }]),
    ],
  },
  A4: {
    fires: [
      delegation({ scopes: { one: apps, two: apps.toUpperCase() } }),
      { ...delegation({ scopes: { subscription, apps } }), level: "warning" },
    ],
    silent: [
      delegation({ scopes: { apps, data: `/subscriptions/${subscription}/resourceGroups/d` } }),
    ],
  },
  A5: {
    fires: [
      delegation({
        authorizations: [mistyped<Authorization>({ principalId: linked, role: "Redaer" })],
      }),
      assigned({ roles: [zeros] }),
    ],
    silent: [assigned({ roles: [team] })],
  },
  A6: {
    fires: [delegation({ plan: { ...plan, version: "" } })],
    silent: [delegation({ plan })],
  },
  A7: {
    fires: [assigned({}, {}, unsaid)],
    silent: [
      assigned({}, { identity: {} }, unsaid),
      assigned(),
      delegation({}, unsaid),
      granted([{}], { partnerId: "1234567" }, undefined, unsaid),
    ],
  },
  A8: {
    fires: [
      { P99: "because" },
      { P8: " " },
      { A2: "I know better" },
      { G1: "I know better" },
      { [`P5:${team}`]: "because" },
      { "L1:Owner": "because" },
    ].map((skipRules) => ({ ...assigned(), skipRules: mistyped<SkipRules>(skipRules) })),
    silent: [
      { ...assigned(), skipRules: { P8: "recognition only", [`L1:${team}`]: "Azure takes it" } },
    ],
  },
  A9: {
    fires: [assigned({ customer: {} }, mistyped<NewLink>({ identity: { objectId: linked } }))],
    silent: [assigned(), delegation({ customer: {} })],
  },
  C1: {
    fires: [delegation({}, { plainTextSecrets: ["azure-native:clientSecret"] })],
    silent: [delegation({ authorizations: inOrder })],
  },
};
