import { parseArgs } from "node:util";
import { findEngine } from "../engine/findEngine";
import { runInterruptible } from "../engine/runInterruptible";
import { plans } from "./plan";
import { runBench } from "./runBench";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    // Only the parts whose name begins so, such as `--part access`.
    part: { type: "string", default: "" },
  },
});

void runInterruptible(async (signal) => {
  await runBench({
    plan: values.quick ? plans.quick : plans.full,
    engine: await findEngine({ signal }),
    signal,
    write: (text) => process.stdout.write(text),
    part: values.part,
    // A quick run or one part is a look; only the full run is kept.
    keep: !values.quick && values.part === "",
  });
});
