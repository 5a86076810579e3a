import * as pulumi from "@pulumi/pulumi";
import type { Billing } from "../../../../sdk/nodejs/access";
import { withAdminAgents } from "../../../../sdk/nodejs/access/facts/adminAgents";
import { linkAtCustomer, reader, somebody, subscription, team } from "../ids";
import type { ExamplesById } from "./declared";
import { assigned, delegation, granted } from "./declared";

const billed = (billing: Partial<Billing>) =>
  granted([{}], linkAtCustomer, { transactingPartnerId: "1234567", ...billing });
const legacy: Billing = { agreement: "cspLegacy" };
const contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

/** The same, after Azure was asked which roles the AdminAgents group holds. */
function behalf(billing: Billing, roleId: string) {
  const { facts } = granted([{}], linkAtCustomer, { ...billing, adminAgentsGroupId: team });
  const scope = `/subscriptions/${subscription}`;
  const readings = [{ principalId: team, scope, roles: [{ roleId, scope }] }];
  return { facts: withAdminAgents(facts, { readings, askedAs: "service principal of Contoso" }) };
}

const end = "2027-01-31T00:00:00Z";

export const creditExamples: ExamplesById = {
  P6: {
    fires: [
      assigned({}, { identity: { objectId: somebody } }),
      assigned({ principalId: team, principalType: "Group", members: [team] }, linkAtCustomer),
      {
        ...delegation({ authorizations: [{ principalId: team, role: "Reader" }] }),
        level: "warning",
      },
    ],
    silent: [
      assigned(),
      granted([{ groupId: team }]),
      assigned({ principalId: team, principalType: "Group" }, linkAtCustomer),
    ],
  },
  P7: {
    fires: [assigned({ principalId: team, principalType: "Group" }, linkAtCustomer)],
    silent: [granted([{ groupId: team }])],
  },
  P8: {
    fires: [
      assigned({ roles: ["Reader"] }),
      // What is not known of one role silences nothing that is known of another.
      assigned({ roles: ["Reader", somebody] }),
      // Nor is any that is held for a time.
      granted([{ role: "Reader", duration: "until", endDateTime: end }]),
      assigned({ roles: [], eligible: [{ role: "Reader" }] }),
      { ...granted([{ role: "Reader" }], linkAtCustomer, legacy), level: "note" },
    ],
    silent: [
      assigned(),
      assigned({ roles: ["Reader", "Support Request Contributor"] }),
      assigned({ roles: [], eligible: [{ role: "Contributor" }] }),
      // It may be the one that is missing.
      assigned({ roles: ["Reader", pulumi.output("Contributor")] }),
    ],
  },
  P9: {
    fires: [assigned({ roles: [somebody] })],
    silent: [assigned({ roles: ["Reader"] }), delegation()],
  },
  P10: {
    fires: [
      assigned({ roles: [], eligible: [{ role: "Contributor" }] }),
      granted([{ duration: "until", endDateTime: end }, { role: "Reader" }]),
      granted([{ duration: "until", endDateTime: end }, { role: somebody }]),
      {
        ...granted([{ duration: "until", endDateTime: end }], linkAtCustomer, legacy),
        level: "note",
      },
    ],
    silent: [
      assigned(),
      granted([{ duration: "until", endDateTime: end }, { role: "Contributor" }]),
    ],
  },
  P11: {
    fires: [assigned()],
    silent: [assigned({ roles: ["Reader"] })],
  },
  S1: {
    fires: [billed({ agreement: "cspAzurePlan" }), billed({ agreement: "cspLegacy" })],
    silent: [billed({}), granted([{ scope: subscription }])],
  },
  S2: {
    fires: [
      billed({
        transactingPartnerId: "7654321",
        noReseller: true,
        ownPartnerIds: ["1234567"],
      }),
    ],
    silent: [
      billed({}),
      // Unequal ids may be of one organisation, and a reseller that is not stated may be there.
      billed({ transactingPartnerId: "7654321", noReseller: true }),
      billed({ transactingPartnerId: "7654321", ownPartnerIds: ["1234567"] }),
      billed({ transactingPartnerId: "7654321", resellerOfRecordId: "1234567" }),
      billed({ transactingPartnerId: "7654321", ownPartnerIds: ["1234567", "7654321"] }),
    ],
  },
  S3: {
    fires: [
      billed({ aobo: "yes", agreement: "cspAzurePlan" }),
      behalf({ agreement: "cspAzurePlan" }, contributor),
    ],
    silent: [
      billed({ aobo: "no", agreement: "cspAzurePlan" }),
      billed({ aobo: "yes", agreement: "cspLegacy" }),
      billed({ aobo: "yes" }),
      // Azure shows that it is not.
      behalf({ aobo: "yes", agreement: "cspAzurePlan" }, reader),
    ],
  },
  S4: {
    fires: [billed({ agreement: "enterpriseAgreement" })],
    silent: [billed({ agreement: "cspAzurePlan" })],
  },
  S5: {
    fires: [
      billed({ agreement: "payAsYouGo" }),
      granted([{}], linkAtCustomer, { agreement: "enterpriseAgreement", aobo: "yes" }),
      behalf({ agreement: "enterpriseAgreement" }, contributor),
    ],
    silent: [
      billed({ agreement: "cspLegacy" }),
      billed({ agreement: "cannotTell" }),
      granted([{}], linkAtCustomer, { agreement: "enterpriseAgreement" }),
      behalf({ agreement: "enterpriseAgreement" }, reader),
    ],
  },
  S6: {
    fires: [behalf({ aobo: "yes" }, reader), behalf({ aobo: "no" }, contributor)],
    silent: [
      behalf({ aobo: "yes" }, contributor),
      behalf({ aobo: "no" }, reader),
      behalf({ aobo: "unknown" }, reader),
    ],
  },
};
