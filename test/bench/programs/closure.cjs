"use strict";

const pulumi = require("@pulumi/pulumi");
const { partnerId, identities } = require("./declared.json");

/** The usual way: an object of functions, which Pulumi writes as text into every resource. */
const provider = {
  async create(inputs) {
    const client = clientOf(inputs.identity);
    try {
      await client.partners.get();
    } catch (error) {
      if (error.statusCode !== 404) {
        throw error;
      }
    }
    const { partnerName } = await client.partner.create(inputs.partnerId);
    return { id: inputs.identity.tenantId, outs: { ...inputs, partnerName } };
  },
  async diff(id, olds, news) {
    return { changes: olds.partnerId !== news.partnerId };
  },
  async read(id, props) {
    const { partnerId, partnerName } = await clientOf(props.identity).partners.get();
    return { id, props: { ...props, partnerId, partnerName } };
  },
  async delete(id, props) {
    await clientOf(props.identity).partner.delete(props.partnerId);
  },
};

function clientOf({ tenantId, clientId, clientSecret }) {
  const { ClientSecretCredential } = require("@azure/identity");
  const { ACEProvisioningManagementPartnerAPI } = require("@azure/arm-managementpartner");
  const { ARM_METADATA_HOSTNAME, ARM_CLIENT_ID, ARM_CLIENT_SECRET } = process.env;
  const endpoint = `https://${ARM_METADATA_HOSTNAME}`;
  const credential = new ClientSecretCredential(
    tenantId,
    clientId ?? ARM_CLIENT_ID,
    clientSecret ?? ARM_CLIENT_SECRET,
    { authorityHost: endpoint, disableInstanceDiscovery: true },
  );
  return new ACEProvisioningManagementPartnerAPI(credential, {
    endpoint,
    credentialScopes: `${endpoint}/.default`,
  });
}

class Link extends pulumi.dynamic.Resource {
  constructor(name, args) {
    super(provider, name, args);
  }
}

identities.forEach(({ clientSecret, ...identity }, index) => {
  const secret = clientSecret && { clientSecret: pulumi.secret(clientSecret) };
  new Link(`customer-${index + 1}`, { partnerId, identity: { ...identity, ...secret } });
});
