import { parseArgs } from "node:util";
import { findEngine } from "../engine/findEngine";
import { runInterruptible } from "../engine/runInterruptible";
import { plans } from "./plan";
import { runBench } from "./runBench";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });

void runInterruptible(async (signal) => {
  await runBench({
    plan: values.quick ? plans.quick : plans.full,
    engine: await findEngine({ signal }),
    signal,
    write: (text) => process.stdout.write(text),
    // A quick run is a look; only the full one is kept.
    keep: !values.quick,
  });
});
