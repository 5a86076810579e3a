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
  return definition;
}

/** The same two resources below two components that do nothing, with the inputs and outputs of ours. */
function declareShaped(customer, customers, opts) {
  const pulumi = require("@pulumi/pulumi");
  const { name, subscriptionId } = customer;
  const { link, role } = customers;
  const scope = `/subscriptions/${subscriptionId}`;
  const outer = new pulumi.ComponentResource("bench:index:Onboarding", name, {}, opts);
  const access = {
    mode: "lighthouse",
    linkedObjectId: link.objectId,
    managingTenantId: link.tenantId,
    definition: { scope, name: guidOf("definition", scope) },
    places: { subscription: { scope, name: guidOf("assignment", scope) } },
    permanent: [{ principalId: link.objectId, group: false, roleId: role, listed: true }],
  };
  const child = { parent: outer };
  const inner = new pulumi.ComponentResource("bench:index:Delegation", name, { access }, child);
  const definition = declareBare(customer, customers, { parent: inner });
  inner.registerOutputs({ definitionId: definition.id });
  outer.registerOutputs({ recognition: ["setUp"], credit: ["notKnown"] });
}

const declare = { bare: declareBare, shaped: declareShaped, onboarding: declareOnboarding };

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
  declare[kind](customer, customers, opts);
};

function guidOf(...parts) {
  const hex = createHash("sha256").update(parts.join()).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
