import { roleIds } from "../access/cast";
import { ours } from "../scene";
import {
  direct,
  end,
  givenAssignment,
  givenDefinition,
  granted,
  lighthouse,
  unread,
} from "./accessPrograms";
import { archive, people, shop } from "./accessStateScene";

/** A shape of the state that declared access leaves in users' stacks, and what becomes of it. */
export interface RecordedAccessState {
  name: string;
  program: string;
  /** Inputs and outputs of what keeps state of its own, by its type and name. */
  recorded: Record<string, object>;
  /** The stack's outputs, which are made of that state. */
  told: Record<string, unknown>;
  /** Another program, and what it leads to. */
  changed: {
    program: string;
    /** What keeps state of its own and is updated. */
    updated: string[];
    /** What the preview says of attribution (rule P14): parts of its sentences, in their order. */
    said: string[];
    /** Requests about access that the update makes, among others. */
    asked: string[];
    recorded: Record<string, object>;
  };
}

const { partner, guest, engineer, operators } = people;
const keepsNone = (objectId: string, scope: string) =>
  `object ${objectId} keeps no permanent role at ${scope} that Microsoft lists`;

const inShop = { principalId: guest.objectId, scope: shop.scope };
const inGroup = { principalId: guest.objectId, scope: shop.group };
const inArchive = { principalId: guest.objectId, scope: archive.scope };
const contributorRead = { roleId: roleIds.contributor, scope: shop.scope };
const readerRead = { roleId: roleIds.reader, scope: shop.group };
const refusal = "Azure answered 403 (AuthorizationFailed)";
const billingRefusal =
  "Azure answered 403 to the question for the billing property and 403 to that for the " +
  `subscription, asked as service principal ${guest.objectId} (client ${guest.clientId}) ` +
  `in tenant ${guest.tenantId}`;
const grantedContributor = { ...inShop, role: "Contributor", duration: "permanent" };
const grantedReader = { ...inGroup, role: "Reader", duration: "permanent" };

const definition = (scope: string, name: string) =>
  `${scope}/providers/Microsoft.ManagedServices/registrationDefinitions/${name}`;

export const recordedAccessStates: readonly RecordedAccessState[] = [
  {
    name: "granted",
    program: granted(grantedContributor, grantedReader),
    recorded: {
      "PartnerAdminLink adatum": { linkedPartnerId: ours, origin: "created" },
      "HeldRoles adatum": {
        readings: [
          { ...inShop, roles: [contributorRead] },
          { ...inGroup, roles: [readerRead, contributorRead] },
        ],
      },
      "BillingAgreement adatum": {
        billing: { billingAccountAgreementType: "MicrosoftPartnerAgreement" },
      },
    },
    told: {
      roles: ["role read, duration declared", "role read, duration declared"],
      agreement: "cspAzurePlan",
    },
    changed: {
      program: granted(grantedContributor),
      updated: ["HeldRoles adatum"],
      said: [],
      asked: ["GET roleAssignment 200"],
      recorded: {
        "HeldRoles adatum": { readings: [{ ...inShop, roles: [contributorRead] }] },
      },
    },
  },
  {
    name: "unread",
    program: unread(inArchive),
    recorded: {
      "HeldRoles refused": { readings: [{ ...inArchive, unreadable: refusal }] },
      "HeldRoles nobody": { readings: [] },
      "BillingAgreement quota": { billing: { quotaId: "CSP_2015-05-01" } },
      "BillingAgreement refused": { billing: { unreadable: billingRefusal } },
    },
    told: {
      agreements: ["cannotTell", "cannotTell"],
      told: ["CSP_2015-05-01", billingRefusal],
      unreadable: [refusal],
      nobody: [],
    },
    changed: {
      program: unread(inShop),
      updated: ["HeldRoles refused"],
      said: [],
      asked: ["GET roleAssignment 200"],
      recorded: { "HeldRoles refused": { readings: [{ ...inShop, roles: [contributorRead] }] } },
    },
  },
  {
    name: "lighthouse",
    program: lighthouse("Support Request Contributor", "Reader"),
    recorded: {
      "LighthouseDelegation adatum": {
        access: {
          mode: "lighthouse",
          linkedObjectId: partner.objectId,
          permanent: [
            { roleId: roleIds.supportRequestContributor, listed: true },
            { roleId: roleIds.reader, listed: false },
          ],
        },
      },
      "LighthouseDelegation archive": {
        access: {
          definition: { name: givenDefinition, given: true },
          places: { web: { name: givenAssignment, given: true } },
          eligible: [{ principalId: operators, roleId: roleIds.supportRequestContributor }],
        },
      },
    },
    told: {
      definitions: [
        definition(shop.scope, "9a3d02eb-6c8a-50fd-bc10-7d8035fe3eb9"),
        definition(archive.scope, givenDefinition),
      ],
    },
    changed: {
      program: lighthouse("Reader"),
      updated: ["LighthouseDelegation adatum"],
      said: [keepsNone(partner.objectId, shop.scope)],
      asked: ["PUT registrationDefinition 200"],
      recorded: {
        "LighthouseDelegation adatum": { access: { permanent: [{ roleId: roleIds.reader }] } },
      },
    },
  },
  {
    name: "direct",
    program: direct("On call", "Support Request Contributor", "Reader"),
    recorded: {
      "PartnerRoleAssignments adatum": {
        access: {
          mode: "direct",
          linkedObjectId: engineer.objectId,
          permanent: [
            { roleId: roleIds.supportRequestContributor, listed: true },
            { roleId: roleIds.reader, listed: false },
          ],
          eligible: [{ roleId: roleIds.contributor, justification: "On call", endDateTime: end }],
        },
      },
      "PartnerRoleAssignments archive": {
        access: {
          permanent: [{ principalId: operators, group: true, members: [engineer.objectId] }],
        },
      },
    },
    told: { holders: [engineer.objectId, operators] },
    changed: {
      program: direct("On call by night", "Reader"),
      updated: ["PartnerRoleAssignments adatum"],
      said: [
        keepsNone(engineer.objectId, shop.scope),
        `The eligibility of object ${engineer.objectId} for role ${roleIds.contributor}`,
      ],
      asked: ["DELETE roleAssignment 200", "PUT roleEligibility 201"],
      recorded: {
        "PartnerRoleAssignments adatum": {
          access: {
            permanent: [{ roleId: roleIds.reader }],
            eligible: [{ justification: "On call by night" }],
          },
        },
      },
    },
  },
];
