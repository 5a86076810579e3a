"use strict";

const { readFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");
const { partnerAdminLink } = require("pulumi-azure-partner/provider");

const { partnerId, identities } = JSON.parse(readFileSync(process.env.BENCH_IDENTITIES, "utf8"));

/** One link after the other in a fresh process: what the first takes longer is loading. */
async function run() {
  if (process.env.BENCH_CLIENTS_FIRST) {
    require("@azure/identity");
    require("@azure/arm-managementpartner");
    require("@azure/core-rest-pipeline");
  }
  await partnerAdminLink.configure({ config: { get: () => undefined } });
  const links = [];
  for (const identity of identities) {
    const start = performance.now();
    const before = process.cpuUsage();
    await partnerAdminLink.create({ partnerId, identity });
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
