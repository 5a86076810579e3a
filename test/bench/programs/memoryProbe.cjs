"use strict";

/** Preloaded into a process: on this signal it tells what it keeps after a collection. */
process.on("SIGUSR2", () => {
  global.gc();
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`MEMORY ${JSON.stringify({ heapUsed, rss })}`);
});
