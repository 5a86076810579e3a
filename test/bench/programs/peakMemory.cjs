"use strict";

/** Preloaded into a process: at its end it tells the most memory that it had. */
process.on("exit", () => {
  process.stderr.write(`PEAK ${process.resourceUsage().maxRSS * 1024}\n`);
});
