"use strict";

const { readFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");

const [, , file, order] = process.argv;
const { partnerId, identities } = JSON.parse(readFileSync(file, "utf8"));

/** Links one identity with the official client and nothing around it, not even a look before. */
async function link({ tenantId, clientId, clientSecret }) {
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
  const client = new ACEProvisioningManagementPartnerAPI(credential, {
    endpoint,
    credentialScopes: `${endpoint}/.default`,
  });
  await client.partner.create(partnerId);
}

async function run() {
  if (order === "at once") {
    await Promise.all(identities.map(link));
    return;
  }
  for (const identity of identities) {
    await link(identity);
  }
}

run().then(
  // With the start of the process and the loading of the clients, as a user waits for it.
  () => console.log(JSON.stringify({ seconds: performance.now() / 1000 })),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
