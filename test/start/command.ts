import { findEngine } from "../engine/findEngine";
import { runInterruptible } from "../engine/runInterruptible";
import { runCustomerJob } from "./customerJob";
import { runMainJob } from "./mainJob";
import { createScreen } from "./screen";

const { stdout } = process;

void runInterruptible(async (signal) => {
  const start = Date.now();
  const engine = await findEngine({ signal });
  const screen = createScreen({
    write: (text) => stdout.write(text),
    colour: stdout.isTTY === true && !process.env["NO_COLOR"],
    width: stdout.columns || 100,
  });
  const act = { engine, screen, signal };
  await runMainJob(act);
  await runCustomerJob(act);
  const seconds = Math.round((Date.now() - start) / 1000);
  screen.closing(`Every step did what it should, in ${seconds} s. Nothing is left behind.`);
});
