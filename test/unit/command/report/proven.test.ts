import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createColors } from "picocolors";
import Papa from "papaparse";
import { readProof } from "../../../../command/prove/readProof";
import { attributionPage } from "../../../../command/report/attributionPage";
import { provenOf } from "../../../../command/report/proven";
import { provenCsv, provenTable } from "../../../../command/report/provenForms";
import { report } from "../../../../command/report/report";
import { terminalTable } from "../../../../command/report/terminalTable";
import { customersOf } from "../../../../sdk/nodejs/access/report/customersOf";
import { costRow, reportRow } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import { adatum, northwind, tailspin } from "../../../prove/customers";
import { declared } from "../../../prove/declared";
import { proveFiles } from "../../../prove/proveFiles";

const attributions = [declared(northwind), declared(adatum), declared(tailspin)];
const customers = customersOf(attributions);

const proven = () => {
  const rows = daysOfMonth("2026-10").flatMap((day) => [
    costRow(northwind, { day, credited: day < "2026-10-15", cost: 1, invoiceId: "G1" }),
    costRow(adatum, { day, credited: true, cost: 1, invoiceId: "G1" }),
  ]);
  const report = ["2026-09", "2026-10"].map((month) =>
    reportRow(adatum, month, "Partner admin link", {
      role: month === "2026-10" ? "Owner" : "Reader",
    }),
  );
  return proveFiles({ "a.csv": csvOf(rows), "b.csv": csvOf(report) });
};

const customerOf = (name: string) => {
  const found = customers.find((customer) => customer.name === name);
  if (found === undefined) {
    throw new Error(`${name} is not there.`);
  }
  return found;
};

test("A proof whose places are withheld is not taken for none", async () => {
  const group = `/subscriptions/${northwind.subscriptionId}/resourceGroups/rg-app`;
  const inGroup = [declared(northwind, { scopes: [group] })];
  const rows = daysOfMonth("2026-10").map((day) =>
    costRow(northwind, { day, credited: true, cost: 1 }),
  );
  const { proof } = await proveFiles(
    { "a.csv": csvOf(rows) },
    { attributions: inGroup, env: { CI: "true" } },
  );
  const [customer] = customersOf(inGroup);
  expect(customer && provenOf(customer, proof).credit).toBe(
    "not told: write the proof with --names",
  );
});

test("A customer's proof is that of its subscription, with the day of the data and the newest month", async () => {
  const { proof } = await proven();
  expect(provenOf(customerOf(northwind.name), proof).credit).toMatch(
    /^not credited on 2026-10-15 to 2026-10-31; .*, data until 2026-10-31$/,
  );
  expect(provenOf(customerOf(adatum.name), proof)).toEqual({
    credit: "credited (first day 2026-10-01, last day 2026-10-31), data until 2026-10-31",
    attribution: "attributed by the link (as Owner), 2026-10",
  });
  expect(provenOf(customerOf(tailspin.name), proof)).toEqual({
    credit: "nothing proven",
    attribution: "nothing proven",
  });
});

test("A customer whose subscription is not declared is found by its tenant", async () => {
  const { proof } = await proven();
  const groups = { scopes: ["/providers/Microsoft.Management/managementGroups/all"] };
  const [customer] = customersOf([declared(adatum, groups)]);
  expect(customer && provenOf(customer, proof).credit).toMatch(/^credited/);
});

test("What was proven stands beside what is expected in every form of the report", async () => {
  const { proof } = await proven();
  const forms = {
    table: terminalTable(customers, [], createColors(false), { columns: 200, proof }),
    markdown: provenTable(customers, proof),
    csv: provenCsv(customers, [], proof),
    html: attributionPage({ attributions, unread: [], proof, made: "2026-11-26T08:00:00Z" }),
  };
  for (const text of Object.values(forms)) {
    const line = text.replace(/[│\s]+/g, " ");
    expect(line).toMatch(/attributed by .*the link/);
    expect(line).toContain("2026-10-31");
    expect(line).toContain("nothing proven");
  }
  const { data } = Papa.parse<Record<string, string>>(forms.csv, { header: true });
  expect(data.map((row) => row["proven credit"]?.split(" ")[0])).toEqual(
    customers.map((customer) => provenOf(customer, proof).credit.split(" ")[0]),
  );
});

describe("a proof is not taken", () => {
  const asked = { stack: ["acme/customers/adatum"], all: false };
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  const file = join(folder, "proof.json");
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each<[string, string, RegExp]>([
    [
      "that is no JSON",
      "about,customer",
      /proof\.json is not JSON\. Write a proof with `prove --json`\./,
    ],
    ["that is a report", '{"attributions":[]}', /proof\.json is no proof/],
    ["that is null", "null", /is no proof/],
    ["of another version", '{"kind":"pulumi-azure-partner/proof","version":2}', /another version/],
    [
      "that was changed",
      '{"kind":"pulumi-azure-partner/proof","version":1,"credit":[null],"attribution":[]}',
      /has been changed/,
    ],
  ])("%s", async (_what, text, said) => {
    writeFileSync(file, text);
    await expect(report({ ...asked, proof: file }, "")).rejects.toThrow(said);
  });

  test.each([{ for: "Adatum" }, { since: "a.json" }, { preview: "b.json" }])(
    "with %j",
    async (option) => {
      await expect(report({ ...asked, ...option, proof: file }, "")).rejects.toThrow(
        "--proof stands beside the whole report",
      );
    },
  );

  test("but that which prove has written is", async () => {
    const { proof } = await proven();
    writeFileSync(file, JSON.stringify(proof));
    expect(readProof(file)).toEqual(JSON.parse(JSON.stringify(proof)));
  });
});

test("Without a proof nothing is said of one", () => {
  const table = terminalTable(customers, [], createColors(false));
  const page = attributionPage({ attributions, unread: [], made: "2026-11-26T08:00:00Z" });
  expect(table + page).not.toMatch(/proven/i);
});
