import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  somebody,
  standingLink,
  subscription,
  supportRequestContributor,
  team,
} from "../ids";
import type { ExamplesById } from "./declared";
import { after, asked, assigned, delegation, granted, grantedRole, inOrder } from "./declared";

const plan = { name: "one", publisher: "contoso", product: "care", version: "1.0.0" };
const otherLink = { ...linkAtCustomer, id: `${customerTenant}/${somebody}`, partnerId: "7654321" };
const billing = (ownPartnerIds: string[]) => ({ transactingPartnerId: "1234567", ownPartnerIds });

export const linkExamples: ExamplesById = {
  P1: {
    fires: [assigned({}, { partnerId: somebody }), assigned({}, { partnerId: "12 34" })],
    silent: [assigned({}, { partnerId: " 1234567 " })],
  },
  P2: {
    fires: [assigned({ globalPartnerId: "1234567" })],
    silent: [assigned({ globalPartnerId: "1234566" })],
  },
  P3: {
    fires: [
      granted([{}], { ...linkAtCustomer, expectedPartnerName: "Tailspin" }),
      granted([{}], { ...linkAtCustomer, expectedPartnerIds: ["7654321"] }),
      granted([{}], { ...linkAtCustomer, partnerName: undefined, expectedPartnerName: "Contoso" }),
    ],
    silent: [
      granted([{}], {
        ...linkAtCustomer,
        expectedPartnerName: " CONTOSO ltd",
        expectedPartnerIds: ["7654321", "1234567"],
      }),
    ],
  },
  P4: {
    fires: [after(assigned(), assigned())],
    silent: [
      after(assigned(), assigned({ principalId: somebody })),
      after(assigned(), assigned({}, linkAtCustomer)),
    ],
  },
  P5: {
    fires: [
      assigned({}, { identity: { tenantId: managingTenant } }),
      delegation({ existingLink: linkAtCustomer }),
      granted([{}], standingLink),
      granted([{ grantedBy: "lighthouse", managedByTenantId: managingTenant }]),
      { ...granted([{ grantedBy: undefined }], standingLink), level: "warning" },
      { ...delegation({ existingLink: linkAtCustomer, plan }), level: "warning" },
    ],
    silent: [
      assigned(),
      delegation(),
      granted([{ grantedBy: "lighthouse", managedByTenantId: managingTenant }], standingLink),
      granted([{ grantedBy: "lighthouse" }], standingLink),
      granted([{ grantedBy: undefined }]),
      granted([{}, { grantedBy: "lighthouse", managedByTenantId: managingTenant }], standingLink),
    ],
  },
  P12: {
    fires: [
      assigned({ principalType: "User" }),
      granted([{ groupId: team, principalType: "User" }]),
    ],
    silent: [
      assigned(),
      assigned({ principalType: "User", principalId: somebody }, linkAtCustomer),
    ],
  },
  P13: {
    fires: [assigned({}, { identity: { useMsi: true } })],
    silent: [assigned({}, { identity: { useOidc: true } })],
  },
  P15: {
    fires: [granted()],
    silent: [assigned()],
  },
  P16: {
    fires: [
      assigned({}, {}, { defaultEnvironment: "usgovernment" }),
      assigned({}, { identity: { environment: "AzureChinaCloud" } }),
    ],
    silent: [
      assigned(
        {},
        { identity: { environment: "AzurePublicCloud" } },
        { defaultEnvironment: "china" },
      ),
      assigned({}, { identity: { environment: "custom" } }),
    ],
  },
  P17: {
    fires: [after(assigned(), assigned({ principalId: somebody }, otherLink))],
    silent: [
      after(assigned(), assigned({ principalId: somebody })),
      after(
        assigned(),
        assigned({ customer: { tenantId: managingTenant }, scopes: { team } }, otherLink),
      ),
    ],
  },
  P20: {
    fires: [
      assigned({}, {}, { ownPartnerIds: ["7654321"] }),
      granted([{}], linkAtCustomer, billing(["7654321"])),
    ],
    silent: [
      assigned(),
      assigned({}, {}, { ownPartnerIds: ["7654321", "1234567"] }),
      granted([{}], linkAtCustomer, billing(["1234567"])),
    ],
  },
  P21: {
    fires: [
      granted([{ duration: "until", endDateTime: "2026-11-26T00:00:00Z" }]),
      assigned({ eligible: [{ role: "Reader", endDateTime: "2020-01-31T00:00:00+01:00" }] }),
    ],
    silent: [
      granted([{ duration: "until", endDateTime: "2026-11-26T00:00:01Z" }]),
      assigned({ eligible: [{ role: "Reader" }] }),
      granted([grantedRole]),
    ],
  },
  P22: {
    fires: [
      assigned({}, {}, { clientIds: [linked] }),
      assigned({ principalId: somebody }, { identity: { clientId: somebody.toUpperCase() } }),
      delegation(
        { existingLink: { ...standingLink, id: `${managingTenant}/${team}` } },
        { clientIds: [team] },
      ),
    ],
    silent: [
      assigned({}, { identity: { clientId: somebody } }, { clientIds: [team] }),
      delegation({ authorizations: inOrder }),
    ],
  },
  P18: {
    fires: [asked(granted())],
    silent: [
      granted(),
      asked(granted(), supportRequestContributor),
      asked(granted([{ grantedBy: "lighthouse" }])),
    ],
  },
  P19: {
    fires: [
      assigned({}, {}, { defaultTenant: { tenantId: managingTenant, setting: "ARM_TENANT_ID" } }),
    ],
    silent: [
      assigned({}, {}, { defaultTenant: { tenantId: customerTenant, setting: "ARM_TENANT_ID" } }),
      granted([{ scope: subscription }], linkAtCustomer, undefined, {
        defaultTenant: { tenantId: managingTenant, setting: "ARM_TENANT_ID" },
      }),
    ],
  },
};
