"use strict";

const Module = require("node:module");
const { performance } = require("node:perf_hooks");

/** Loads what is there anyway, and then measures how long one more package takes. */
const [measured, ...before] = process.argv.slice(2);
before.forEach((name) => require(name));

const modulesBefore = Object.keys(require.cache).length;
const packages = process.env.BENCH_PACKAGES ? watchPackages() : undefined;
const start = performance.now();
const processorBefore = process.cpuUsage();
require(measured);
const { user, system } = process.cpuUsage(processorBefore);
const milliseconds = performance.now() - start;
const modules = Object.keys(require.cache).length - modulesBefore;
const processor = (user + system) / 1000;
console.log(JSON.stringify({ milliseconds, processor, modules, packages: packages?.() }));

/** Own time of each package's modules, without what they load in turn. */
function watchPackages() {
  const own = new Map();
  const stack = [];
  const load = Module.prototype.load;
  Module.prototype.load = function (file) {
    const began = performance.now();
    stack.push(0);
    try {
      return load.call(this, file);
    } finally {
      const inner = stack.pop();
      const whole = performance.now() - began;
      const [, name = "itself"] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
      own.set(name, (own.get(name) ?? 0) + whole - inner);
      if (stack.length > 0) {
        stack[stack.length - 1] += whole;
      }
    }
  };
  return () => Object.fromEntries([...own].sort(([, one], [, other]) => other - one).slice(0, 4));
}
