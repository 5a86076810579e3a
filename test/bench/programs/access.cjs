"use strict";

const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

/** What is declared, by a program or by the driver of many stacks: read where it is asked for. */
exports.readCustomers = (folder) =>
  JSON.parse(readFileSync(join(folder, "customers.json"), "utf8"));

/** An onboarding by Lighthouse: the component, and the two resources below it. */
function declareOnboarding({ name, tenantId, subscriptionId }, { link, role }, opts) {
  const { CustomerOnboarding } = require("pulumi-azure-partner/access");
  const authorizations = [{ principalId: link.objectId, principalType: "ServicePrincipal", role }];
  const customer = { name, tenantId, subscriptionId };
  const lighthouse = {
    existingLink: { id: `${link.tenantId}/${link.objectId}`, partnerId: link.partnerId },
    managedByTenantId: link.tenantId,
    registrationDefinitionName: "Managed by Contoso",
    authorizations,
  };
  new CustomerOnboarding(name, { customer, lighthouse }, opts);
}

/** The same two resources, as a program declares them without us. */
function declareBare({ name, subscriptionId }, { link, role }, opts) {
  const managedservices = require("@pulumi/azure-native/managedservices");
  const scope = `/subscriptions/${subscriptionId}`;
  const definition = new managedservices.RegistrationDefinition(
    name,
    {
      scope,
      registrationDefinitionId: guidOf("definition", scope),
      properties: {
        managedByTenantId: link.tenantId,
        registrationDefinitionName: "Managed by Contoso",
        authorizations: [{ principalId: link.objectId, roleDefinitionId: role }],
      },
    },
    opts,
  );
  new managedservices.RegistrationAssignment(
    `${name}-subscription`,
    {
      scope,
      registrationAssignmentId: guidOf("assignment", scope),
      properties: { registrationDefinitionId: definition.id },
    },
    opts,
  );
}

/** Declares one customer; with a provider of its own where it has an owner of its own. */
exports.declareCustomer = (kind, customer, customers) => {
  const { name, tenantId, subscriptionId, owner } = customer;
  const opts = {};
  if (owner) {
    const { Provider } = require("@pulumi/azure-native/provider");
    const { ARM_METADATA_HOSTNAME: metadataHost } = process.env;
    const where = { tenantId, subscriptionId, metadataHost, disableInstanceDiscovery: true };
    opts.provider = new Provider(name, { ...where, ...owner });
  }
  (kind === "onboarding" ? declareOnboarding : declareBare)(customer, customers, opts);
};

function guidOf(...parts) {
  const hex = createHash("sha256").update(parts.join()).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
