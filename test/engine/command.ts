import { findEngine } from "./findEngine";
import { findYamlHost } from "./findYamlHost";
import { runInterruptible } from "./runInterruptible";

/** Finds what tests run programs with and says where it is, so that they need not wait for it. */
void runInterruptible(async (signal) => {
  const engine = await findEngine({ signal });
  console.log(`Pulumi engine v${engine.version} (${engine.origin}): ${engine.folder}`);
  const yamlHost = await findYamlHost(engine, { signal });
  console.log(`YAML host (${yamlHost.origin}): ${yamlHost.folder}`);
});
