#!/usr/bin/env node
"use strict";

// Stands in for the Azure CLI: knows `az account get-access-token` and nothing else. Who is signed
// in, where the emulator is, and what it says instead of giving a token, stands in settings.json
// beside it.

const { readFileSync } = require("node:fs");
const { get } = require("node:https");
const { join } = require("node:path");

const settings = JSON.parse(readFileSync(join(__dirname, "settings.json"), "utf8"));
const words = process.argv.slice(2);

function valueOf(option) {
  return words.includes(option) ? words[words.indexOf(option) + 1] : undefined;
}

function fail(text) {
  console.error(`ERROR: ${text}`);
  process.exitCode = 1;
}

function printToken() {
  const query = new URLSearchParams({
    user: settings.upn,
    tenant: valueOf("--tenant") ?? settings.tenantId,
    resource: valueOf("--resource") ?? `${settings.url}/`,
  });
  const address = `${settings.url}/emulator/az-token?${query}`;
  get(address, { ca: readFileSync(settings.caFile) }, (response) => {
    let body = "";
    response.on("data", (chunk) => (body += chunk));
    response.on("end", () =>
      response.statusCode === 200 ? console.log(body) : fail(JSON.parse(body).error_description),
    );
  }).on("error", (error) => fail(error.message));
}

if (settings.says !== undefined) {
  console.error(settings.says);
  process.exitCode = 1;
} else if (words[0] === "account" && words[1] === "get-access-token") {
  printToken();
} else {
  fail(`'${words.join(" ")}' is misspelled or not recognized by the system.`);
}
