import Papa from "papaparse";
import fc from "fast-check";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { attributionCsv } from "../../../../sdk/nodejs/access/report/csv";
import { attributionOverview } from "../../../../sdk/nodejs/access/report/overview";
import { onOneLine } from "../../../../azure/printable";
import { everyStanding, manyCustomers } from "./customers";
import { hostileName, knownHostile } from "./hostileNames";
import { seed } from "../../../seed";
import { renamed } from "./renamed";

const parsed = (attributions: Attribution[]) =>
  Papa.parse<Record<string, string>>(attributionCsv(attributions), { header: true });

test("There is a row for each customer, the worst first, with who is paid", () => {
  const { data, errors } = parsed(everyStanding());
  expect(errors).toEqual([]);
  expect(data.map((row) => [row.customer, row.standing, row["paid to"]])).toEqual([
    ["Tailspin", "to mend", "1234567"],
    ["Wingtip", "to mend", "1234567"],
    ["Northwind", "not by this link", "7654321"],
    ["Adatum", "not known", ""],
    ["Litware", "none by agreement", ""],
    ["Proseware", "by admin on behalf of", "7654321"],
    ["Fabrikam (EMEA)", "expected", "5550001"],
  ]);
});

test("It says of a customer what the overview says", () => {
  const { data } = parsed(everyStanding());
  const overview = attributionOverview(everyStanding()).replaceAll("`", "");
  for (const row of data) {
    expect(overview).toContain(row["earned credit"]);
    expect(overview).toContain(row["decided by"]);
    expect(overview).toContain(row["to do"]);
  }
});

test("400 customers are 400 rows", () => {
  expect(parsed(manyCustomers()).data).toHaveLength(400);
});

test("A stack that could not be read is a row that says so, and no formula either", () => {
  const unread = [{ stack: "=north", problem: "it could not be read:\nno such file." }];
  const { data, errors } = Papa.parse<Record<string, string>>(
    attributionCsv(everyStanding(), unread),
    { header: true },
  );
  expect(errors).toEqual([]);
  expect(data).toHaveLength(8);
  expect(data[0]).toMatchObject({
    customer: "'=north",
    standing: "not read",
    "to do": "it could not be read: no such file.",
    "subscription id": "",
  });
});

test("A cell is never a formula, is one line, and reads as the name, whatever that is", () => {
  const check = (name: string) => {
    const text = attributionCsv([renamed(name)]);
    expect(text.split("\n")).toHaveLength(2);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const [head = [], row = []] = Papa.parse<string[]>(text).data;
    expect(row).toHaveLength(head.length);
    for (const cell of row) {
      expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }
    const quote = /^[=+\-@＝＋－＠]/.test(onOneLine(name)) ? "'" : "";
    const shown = onOneLine(name).replace(/;(?=["\s]*[=+\-@＝＋－＠])/g, ";'");
    expect(row[0]).toBe(`${quote}${shown}`);
  };
  knownHostile.forEach(check);
  fc.assert(fc.property(hostileName, check), { seed, numRuns: 300 });
});

test("A cell is no formula either where a spreadsheet starts a new one at each semicolon", () => {
  for (const name of [
    "Fabrikam;=1+1",
    "Fabrikam; @SUM(1)",
    'Fabrikam;"=1+1"',
    "Fabrikam;\uff1d1",
  ]) {
    const text = attributionCsv([renamed(name)]);
    expect(text).toContain("Fabrikam;'");
    expect(text).not.toMatch(/;["\s]*[=+\-@\uff1d]/);
  }
});
