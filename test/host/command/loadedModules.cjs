"use strict";

// Loaded before the command: tells at its end, behind all that it prints, what else was loaded.
process.on("exit", () => {
  const loaded = Object.keys(require.cache).filter((file) => file !== __filename);
  process.stderr.write(`\nLOADED ${JSON.stringify(loaded)}\n`);
});
