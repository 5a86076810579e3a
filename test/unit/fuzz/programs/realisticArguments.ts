import { PartnerAdminLink } from "../../../../sdk/nodejs";
import type { PartnerAdminLinkArgs } from "../../../../sdk/nodejs";
import {
  attributionReport,
  BillingAgreement,
  CustomerOnboarding,
  HeldRoles,
  LighthouseDelegation,
  PartnerRoleAssignments,
} from "../../../../sdk/nodejs/access";
import type {
  Attribution,
  BillingAgreementArgs,
  CustomerOnboardingArgs,
  HeldRolesArgs,
  LighthouseDelegationArgs,
  NewLink,
  OneAccess,
  PartnerRoleAssignmentsArgs,
} from "../../../../sdk/nodejs/access";
import {
  customerTenant,
  linkAtCustomer,
  linked,
  managingTenant,
  somebody,
  standingLink,
} from "../../access/ids";
import { subscription, team } from "../../access/ids";

/** Something that a program declares, and arguments as a program would give them. */
export interface Subject {
  args(): unknown;
  declare(args: unknown): void;
}

const identity = () => ({
  tenantId: customerTenant,
  clientId: somebody,
  clientSecret: "s3cret",
  objectId: linked,
  useMsi: false,
  environment: "public",
});
const linkToMake = (): NewLink => ({
  partnerId: "1234567",
  expectedPartnerName: "Contoso Ltd",
  rebindFrom: ["7654321"],
  identity: identity(),
  onDelete: "keep",
  whenUnreachable: "keep",
});
const customer = () => ({
  name: "Fabrikam",
  tenantId: customerTenant,
  subscriptionId: subscription,
  billing: {
    transactingPartnerId: "1234567",
    resellerOfRecordId: "7654321",
    noReseller: false,
    ownPartnerIds: ["1234567", "7654321"],
    adminAgentsGroupId: team,
    aobo: "yes" as const,
    agreement: "cspAzurePlan" as const,
  },
});
const skipRules = () => ({ P8: "recognition only" });
const delegated = () => ({
  existingLink: {
    ...standingLink,
    expectedPartnerIds: ["1234567"],
    expectedPartnerName: "Contoso Ltd",
  },
  globalPartnerId: "7654321",
  scopes: { apps: `/subscriptions/${subscription}/resourceGroups/apps` },
  managedByTenantId: managingTenant,
  registrationDefinitionName: "Managed services",
  description: "for Fabrikam",
  authorizations: [
    {
      principalId: linked,
      principalIdDisplayName: "Contoso",
      role: "Support Request Contributor" as const,
    },
    {
      principalId: team,
      principalType: "Group" as const,
      members: [somebody],
      role: "User Access Administrator" as const,
      delegatedRoles: ["Contributor" as const],
    },
  ],
  eligibleAuthorizations: [
    {
      principalId: team,
      role: "Contributor" as const,
      maximumActivationDuration: "PT4H",
      multiFactorAuthProvider: "Azure" as const,
      approvers: [
        { principalId: somebody, principalIdDisplayName: "Lead", principalType: "User" as const },
      ],
    },
  ],
  plan: { name: "plan", publisher: "contoso", product: "offer", version: "1.0.0" },
  registrationDefinitionId: "77777777-7777-4777-8777-777777777777",
  registrationAssignmentIds: { apps: "88888888-8888-4888-8888-888888888888" },
});
const assigned = () => ({
  scopes: { main: `/subscriptions/${subscription}` },
  principalId: linked,
  principalType: "ServicePrincipal" as const,
  members: [somebody],
  roles: ["Support Request Contributor" as const, "Reader" as const],
  condition: "@Resource[x] StringEquals 'y'",
  description: "for Contoso",
  eligible: [
    { role: "Contributor" as const, justification: "x", endDateTime: "2027-01-01T00:00:00Z" },
  ],
  globalPartnerId: "7654321",
});
const grantedRoles = () => [
  {
    principalId: linked,
    groupId: team,
    principalType: "ServicePrincipal" as const,
    role: "Contributor" as const,
    scope: subscription,
    duration: "until" as const,
    endDateTime: "2027-01-31T00:00:00Z",
    grantedBy: "roleAssignment" as const,
  },
];

const attribution = (): Attribution => ({
  kind: "pulumi-azure-partner/attribution",
  version: 1,
  onboarding: "fabrikam",
  customer: { name: "Fabrikam", tenantId: customerTenant, subscriptionId: subscription },
  mode: "direct",
  partner: { id: "1234567", name: "Contoso Ltd", provenance: "declared" },
  identity: { tenantId: customerTenant, objectId: linked, provenance: "declared" },
  roles: [
    {
      principalId: linked,
      role: "Contributor",
      roleId: "b24988ac-6180-42a0-ab88-20f7382dd24c",
      listedForCredit: "yes",
      duration: "until",
      endDateTime: "2027-01-31T00:00:00Z",
      linkedIdentity: "itself",
      scopes: [`/subscriptions/${subscription}`],
      reading: "read",
      provenance: "declared",
    },
  ],
  recognition: [
    {
      scopes: [`/subscriptions/${subscription}`],
      outcome: "setUp",
      duration: "until",
      until: "2027-01-31T00:00:00Z",
    },
  ],
  credit: [
    {
      scopes: [`/subscriptions/${subscription}`],
      outcome: "notKnown",
      afterwards: "notByThisLink",
      beside: "notKnown",
      expected: "throughThisLink",
      lastDay: "2027-01-30",
      onBehalfOf: { answer: "no", from: "declared" },
      missing: ["the agreement is an Azure plan in CSP"],
    },
  ],
  transactingPartnerId: "5550001",
  checklist: [{ step: "partner id", state: "inOrder", known: "declared", findings: [] }],
  findings: [
    {
      id: "P8",
      title: "t",
      level: "note",
      message: "x",
      source: "y",
      address: "a",
      date: "2026-01-01",
    },
  ],
  skippedRules: [{ id: "P9", reason: "z" }],
});

function onboarding(access: () => OneAccess): Subject {
  return {
    args: (): CustomerOnboardingArgs => ({
      customer: customer(),
      ...access(),
      skipRules: skipRules(),
    }),
    declare(args) {
      const made = new CustomerOnboarding("fabrikam", args as CustomerOnboardingArgs);
      attributionReport([made]);
    },
  };
}

export const subjects: Record<string, Subject> = {
  PartnerAdminLink: {
    args: linkToMake,
    declare: (args) => void new PartnerAdminLink("contoso", args as PartnerAdminLinkArgs),
  },
  "PartnerAdminLink.get": {
    args: () => ({ id: `${managingTenant}/${linked}`, args: { identity: identity() } }),
    declare(given) {
      const { id, args } = Object(given) as { id: string; args: object };
      PartnerAdminLink.get("contoso", id, args);
    },
  },
  LighthouseDelegation: {
    args: (): LighthouseDelegationArgs => ({
      ...delegated(),
      subscriptionId: subscription,
      customer: customer(),
      skipRules: skipRules(),
    }),
    declare: (args) => void new LighthouseDelegation("fabrikam", args as LighthouseDelegationArgs),
  },
  PartnerRoleAssignments: {
    args: (): PartnerRoleAssignmentsArgs => ({
      ...assigned(),
      existingLink: linkAtCustomer,
      customer: customer(),
      skipRules: skipRules(),
    }),
    declare: (args) =>
      void new PartnerRoleAssignments("fabrikam", args as PartnerRoleAssignmentsArgs),
  },
  "CustomerOnboarding by Lighthouse": onboarding(() => ({
    lighthouse: { ...delegated(), readAs: identity() },
  })),
  "CustomerOnboarding, direct": onboarding(() => ({
    direct: { ...assigned(), link: linkToMake(), readAs: identity() },
  })),
  "CustomerOnboarding, granted": onboarding(() => ({
    granted: {
      link: linkToMake(),
      access: grantedRoles(),
      readRoles: true,
      readAs: identity(),
      globalPartnerId: "7654321",
    },
  })),
  BillingAgreement: {
    args: (): BillingAgreementArgs => ({ subscriptionId: subscription, identity: identity() }),
    declare: (args) => void new BillingAgreement("fabrikam", args as BillingAgreementArgs),
  },
  HeldRoles: {
    args: (): HeldRolesArgs => ({
      holders: [{ principalId: linked, scope: `/subscriptions/${subscription}` }],
      identity: identity(),
      whenUnreachable: "keep",
    }),
    declare: (args) => void new HeldRoles("fabrikam", args as HeldRolesArgs),
  },
  attributionReport: {
    args: () => [{ attribution: attribution() }],
    declare: (args) => void attributionReport(args as { attribution: Attribution }[]),
  },
};

/** Steps from the whole to a part: keys and positions. */
export type Path = (string | number)[];

/** Every place of the arguments, the whole first. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  const steps = Array.isArray(value)
    ? value.map((_item, index) => index)
    : typeof value === "object" && value !== null
      ? Object.keys(value)
      : [];
  const inside = steps.flatMap((step) =>
    placesOf((value as Record<string | number, unknown>)[step], [...path, step]),
  );
  return [path, ...inside];
}

/** The arguments with something odd at a place, if an odd value before it has left that place. */
export function withOdd(args: unknown, path: Path, odd: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return odd(args);
  }
  if (Array.isArray(args)) {
    return args.map((item, index) =>
      index === step ? withOdd(item, rest, odd) : (item as unknown),
    );
  }
  const plain = typeof args === "object" && args !== null && step in args;
  return plain
    ? { ...args, [step]: withOdd((args as Record<string, unknown>)[step], rest, odd) }
    : args;
}

/** A place as a program writes it. */
export function pathText(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}
