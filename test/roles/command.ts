import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { writeRoles } from "./writeRoles";
import type { RoleDefinition } from "./builtInRole";

const dataSet = {
  from: "https://raw.githubusercontent.com/iann0036/iam-dataset/main/azure/built-in-roles-raw.json",
  source:
    "Azure built-in roles as published in the public data set iann0036/iam-dataset (azure/built-in-roles-raw.json)",
};

const today = new Date().toISOString().slice(0, "2026-01-01".length);
const { values } = parseArgs({
  options: {
    // An address, a file, or "-" for what `az role definition list` prints.
    from: { type: "string", default: dataSet.from },
    source: { type: "string" },
    // Of an older copy: the day that it is of.
    date: { type: "string", default: today },
  },
});

async function read(from: string): Promise<string> {
  if (from === "-") {
    return text(process.stdin);
  }
  if (!/^https?:/.test(from)) {
    return readFile(from, "utf8");
  }
  const answer = await fetch(from);
  if (!answer.ok) {
    throw new Error(`${from} answered ${answer.status}.`);
  }
  return answer.text();
}

void read(values.from).then((json) => {
  const known = values.from === dataSet.from ? dataSet.source : "az role definition list";
  const origin = { source: values.source ?? known, date: values.date };
  writeRoles(JSON.parse(json) as RoleDefinition[], origin);
});
