import { findEngine } from "./findEngine";
import { runInterruptible } from "./runInterruptible";

/** Finds the engine and says where it is, so that tests need not wait for it. */
void runInterruptible(async (signal) => {
  const { folder, version, origin } = await findEngine({ signal });
  console.log(`Pulumi engine v${version} (${origin}): ${folder}`);
});
