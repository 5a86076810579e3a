import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { costRow } from "../prove/costRows";
import { csvOf, daysOfMonth, slashed } from "../prove/csv";
import type { Row } from "../prove/csv";

// What a cost export has beside the columns that tell of credit, so that a row has its 70 and its kilobyte.
const otherColumns = Array.from({ length: 50 }, (_, index): [string, string] => [
  `otherColumn${index + 1}`,
  `value ${index + 1} of it`,
]);

const subscriptions = 1000;
const groups = 10;

/** Writes a cost export of so many rows: a thousand subscriptions with ten resource groups each, a month. */
export async function writeCostsFile(file: string, rows: number): Promise<void> {
  await pipeline(Readable.from(pieces(rows)), createWriteStream(file));
}

function* pieces(rows: number): Generator<string> {
  const days = daysOfMonth("2026-10");
  yield csvOf([rowOf(0, 0, "2026-10-01")]).split("\r\n", 1)[0] + "\r\n";
  let written = 0;
  for (let subscription = 0; written < rows; subscription = (subscription + 1) % subscriptions) {
    for (let group = 0; group < groups; group += 1) {
      const [, line = ""] = csvOf([rowOf(subscription, group, "2026-10-01")]).split("\r\n");
      const ofDays = days.map((day) => line.replace("10/01/2026", slashed(day)));
      const some = ofDays.slice(0, Math.max(0, rows - written));
      written += some.length;
      yield some.map((text) => `${text}\r\n`).join("");
    }
  }
}

function rowOf(subscription: number, group: number, day: string): Row {
  const number = String(subscription).padStart(12, "0");
  const customer = {
    name: `Customer "${subscription % 200}", Ltd.`,
    tenantId: `cccccccc-0000-4000-8000-${String(subscription % 200).padStart(12, "0")}`,
    subscriptionId: `55555555-0000-4000-8000-${number}`,
    currency: "EUR",
  };
  const facts = { day, credited: (subscription + group) % 50 !== 0, cost: 1.25 };
  return {
    ...costRow(customer, { ...facts, resourceGroup: `rg-${group}` }),
    ...Object.fromEntries(otherColumns),
  };
}
