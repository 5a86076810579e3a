"use strict";

const { readFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");

const { partnerId, identities } = JSON.parse(readFileSync(process.env.BENCH_IDENTITIES, "utf8"));
const { BENCH_CLIENTS_FIRST, BENCH_PLAIN, ARM_METADATA_HOSTNAME } = process.env;

/** The provider, or the official client with nothing around it: a look and a write, as we do. */
async function openLink() {
  if (BENCH_PLAIN) {
    return plainLink;
  }
  const { partnerAdminLink } = require("pulumi-azure-partner/provider");
  await partnerAdminLink.configure({ config: { get: () => undefined } });
  return (identity) => partnerAdminLink.create({ partnerId, identity });
}

async function plainLink({ tenantId, clientId, clientSecret }) {
  const { ClientSecretCredential } = require("@azure/identity");
  const { ACEProvisioningManagementPartnerAPI } = require("@azure/arm-managementpartner");
  const endpoint = `https://${ARM_METADATA_HOSTNAME}`;
  const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
    authorityHost: endpoint,
    disableInstanceDiscovery: true,
  });
  const client = new ACEProvisioningManagementPartnerAPI(credential, {
    endpoint,
    credentialScopes: `${endpoint}/.default`,
  });
  await client.partners.get().catch((error) => {
    if (error.statusCode !== 404) {
      throw error;
    }
  });
  await client.partner.create(partnerId);
}

/** One link after the other in a fresh process: what the first takes longer is loading. */
async function run() {
  if (BENCH_CLIENTS_FIRST) {
    require("@azure/identity");
    require("@azure/arm-managementpartner");
    require("@azure/core-rest-pipeline");
  }
  const link = await openLink();
  const links = [];
  for (const identity of identities) {
    const start = performance.now();
    const before = process.cpuUsage();
    await link(identity);
    const { user, system } = process.cpuUsage(before);
    links.push({ milliseconds: performance.now() - start, processor: (user + system) / 1000 });
  }
  return links;
}

const log = console.log;
// The provider tells the user of each link.
console.log = () => {};
run().then(
  (links) => log(JSON.stringify({ links })),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
