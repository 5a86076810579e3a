"use strict";

const { readFileSync } = require("node:fs");
const { performance } = require("node:perf_hooks");
const { partnerAdminLink } = require("pulumi-azure-partner/provider");

const { partnerId, identities } = JSON.parse(readFileSync(process.env.BENCH_IDENTITIES, "utf8"));

/** One link after the other in a fresh process: what the first takes longer is loading. */
async function run() {
  await partnerAdminLink.configure({ config: { get: () => undefined } });
  const milliseconds = [];
  for (const identity of identities) {
    const start = performance.now();
    await partnerAdminLink.create({ partnerId, identity });
    milliseconds.push(performance.now() - start);
  }
  return milliseconds;
}

const log = console.log;
// The provider tells the user of each link.
console.log = () => {};
run().then(
  (milliseconds) => log(JSON.stringify({ milliseconds })),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
