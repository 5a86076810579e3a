// Exports each entry of a file as a secret output of its own.
const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

const outputs = JSON.parse(readFileSync("outputs.json", "utf8"));
module.exports = Object.fromEntries(
  Object.entries(outputs).map(([name, value]) => [name, pulumi.secret(value)]),
);
