import { findEngine } from "../engine/findEngine";
import { runInterruptible } from "../engine/runInterruptible";
import { runMainJob } from "./mainJob";
import { createScreen } from "./screen";

const { stdout } = process;

void runInterruptible(async (signal) => {
  const engine = await findEngine({ signal });
  const screen = createScreen({
    write: (text) => stdout.write(text),
    colour: stdout.isTTY === true && !process.env["NO_COLOR"],
    width: stdout.columns || 100,
  });
  await runMainJob({ engine, screen, signal });
});
