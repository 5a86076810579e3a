import type { Billing } from "../../../../sdk/access";
import { linkAtCustomer, somebody, subscription, team } from "../ids";
import type { ExamplesById } from "./declared";
import { assigned, delegation, granted } from "./declared";

const billed = (billing: Partial<Billing>) =>
  granted([{}], linkAtCustomer, { transactingPartnerId: "1234567", ...billing });
const end = "2027-01-31T00:00:00Z";

export const creditExamples: ExamplesById = {
  P6: {
    fires: [
      assigned({}, { identity: { objectId: somebody } }),
      assigned({ principalId: team, principalType: "Group", members: [team] }, linkAtCustomer),
    ],
    silent: [assigned(), granted([{ groupId: team }])],
  },
  P7: {
    fires: [assigned({ principalId: team, principalType: "Group" }, linkAtCustomer)],
    silent: [granted([{ groupId: team }])],
  },
  P8: {
    fires: [assigned({ roles: ["Reader"] })],
    silent: [assigned(), assigned({ roles: ["Reader", somebody] })],
  },
  P9: {
    fires: [assigned({ roles: [somebody] })],
    silent: [assigned({ roles: ["Reader"] }), delegation()],
  },
  P10: {
    fires: [
      assigned({ roles: [], eligible: [{ role: "Contributor" }] }),
      granted([{ duration: "until", endDateTime: end }, { role: "Reader" }]),
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
    fires: [billed({ transactingPartnerId: "7654321" })],
    silent: [
      billed({}),
      billed({ transactingPartnerId: "7654321", resellerOfRecordId: "1234567" }),
      billed({ transactingPartnerId: "7654321", ownPartnerIds: ["1234567", "7654321"] }),
    ],
  },
  S3: {
    fires: [billed({ aobo: "yes", agreement: "cspAzurePlan" })],
    silent: [billed({ aobo: "no" }), billed({})],
  },
  S4: {
    fires: [billed({ agreement: "enterpriseAgreement" })],
    silent: [billed({ agreement: "cspAzurePlan" })],
  },
};
