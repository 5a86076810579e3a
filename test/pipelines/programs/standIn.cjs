#!/usr/bin/env node
"use strict";

// Plays one of a build machine's programs, by the name that it was copied to: notes what it was asked and
// answers what settings.json beside it says. `pulumi` only signs in nowhere; all else is the real one's.

const { spawnSync } = require("node:child_process");
const { appendFileSync, readFileSync } = require("node:fs");
const { basename, join } = require("node:path");

const { answers, pulumi } = JSON.parse(readFileSync(join(__dirname, "settings.json"), "utf8"));
const program = basename(process.argv[1]);
const args = process.argv.slice(2);

if (program === "pulumi" && args[0] !== "login" && args[0] !== "org") {
  process.exitCode = spawnSync(pulumi, args, { stdio: "inherit" }).status ?? 1;
} else {
  const files = args.flatMap((arg, index) =>
    args[index - 1] === "--body-file" ? [arg] : (/^\w*@(.+)$/.exec(arg)?.slice(1) ?? []),
  );
  const read = files.map((file) => readFileSync(file, "utf8"));
  appendFileSync(join(__dirname, "calls"), `${JSON.stringify({ program, args, read })}\n`);
  if (answers[program] !== undefined) {
    console.log(answers[program]);
  }
}
