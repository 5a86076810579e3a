// A script without an engine: links, moves, reads, unlinks, and has nothing more to do. The first
// argument says what it runs into: "nothing", or a "silent" Azure.
"use strict";
const { createLinkLifecycle } = require("../../dist/provider/link/linkLifecycle");

const [, , what, operationTimeout, ...partnerIds] = process.argv;
const run = () =>
  createLinkLifecycle({
    ambient: () => ({
      config: (key) => (key === "azure-partner:operationTimeout" ? operationTimeout : undefined),
      env: process.env,
    }),
    say: (message) => console.log(message),
    isAbandoned: () => Promise.resolve(false),
  });

async function life() {
  const [first, second] = partnerIds;
  const { id, outs } = await run().create({ partnerId: first });
  const moved = await run().update(id, outs, { partnerId: second });
  const read = await run().read(id, moved.outs);
  await run().delete(id, read.props);
}

async function silence() {
  await run()
    .create({ partnerId: partnerIds[0] })
    .catch((failure) => console.log(failure.message));
}

void (what === "silent" ? silence() : life()).then(() => console.log("done"));
