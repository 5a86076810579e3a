"use strict";

const { mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { declareCustomer, readCustomers } = require("./access.cjs");

const [, , folder, kind, parallel] = process.argv;
const customers = readCustomers(folder);

/** A stack per customer, some at once: each is opened and brought up. */
async function upAll() {
  const waiting = customers.list.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: Number(parallel) }, async () => {
      for (const customer of waiting) {
        const workDir = join(folder, "stacks", customer.name);
        mkdirSync(workDir, { recursive: true });
        const stack = await LocalWorkspace.createOrSelectStack(
          {
            stackName: customer.name,
            projectName: "access",
            program: async () => declareCustomer(kind, customer, customers),
          },
          { workDir },
        );
        await stack.up();
      }
    }),
  );
  return (performance.now() - start) / 1000;
}

async function run() {
  const first = await upAll();
  const again = await upAll();
  return { first, again };
}

run().then(
  (seconds) => console.log(JSON.stringify(seconds)),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
