"use strict";

const { mkdirSync } = require("node:fs");
const { join } = require("node:path");
const { performance } = require("node:perf_hooks");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { declareCustomer, readCustomers } = require("./access.cjs");

const [, , folder, kind, parallel, secondsAtMost] = process.argv;
const customers = readCustomers(folder);

/**
 * A stack per customer, some at once: each is opened and brought up. Nothing more is begun when the
 * time is over, so that a slow machine tells of fewer stacks and not of none.
 */
async function upAll(list) {
  const waiting = list.values();
  const done = [];
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  await Promise.all(
    Array.from({ length: Number(parallel) }, async () => {
      for (const customer of waiting) {
        await up(customer);
        done.push(customer);
        if (seconds() > Number(secondsAtMost)) {
          return;
        }
      }
    }),
  );
  return { seconds: seconds(), done };
}

async function up(customer) {
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

async function run() {
  const first = await upAll(customers.list);
  const again = await upAll(first.done);
  return [first, again].map(({ seconds, done }) => ({ seconds, stacks: done.length }));
}

run().then(
  ([first, again]) => console.log(JSON.stringify({ first, again })),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
