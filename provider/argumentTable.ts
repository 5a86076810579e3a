// Written by `npm run schema` from the argument types in sdk/: change those.

/** What may be declared of each resource and of what is inside: what kind of value, or which words. */
export const argumentTable = {
  BillingAgreement: {
    subscriptionId: "text",
    identity: "object",
  },
  Identity: {
    tenantId: "text",
    clientId: "text",
    clientSecret: "text",
    clientCertificatePath: "text",
    clientCertificatePassword: "text",
    useOidc: "flag",
    oidcTokenFilePath: "text",
    useMsi: "flag",
    useDefaultAzureCredential: "flag",
    environment: "text",
    metadataHost: "text",
    disableInstanceDiscovery: "flag",
    objectId: "text",
    allowUser: "flag",
    newPrincipal: "flag",
  },
  HeldRoles: {
    holders: "list",
    identity: "object",
    whenUnreachable: ["fail", "keep"],
  },
  Holder: {
    principalId: "text",
    scope: "text",
  },
  PartnerAdminLink: {
    partnerId: "text",
    expectedPartnerName: "text",
    ifLinked: ["fail", "rebind"],
    rebindFrom: "list",
    identity: "object",
    onDelete: ["unlink", "keep"],
    whenUnreachable: ["fail", "keep"],
  },
} as const;
