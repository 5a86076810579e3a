import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { findRuns } from "../../../../command/prove/findRuns";
import { tableRows } from "../../../../command/prove/tableRows";
import { costRow, ratedRow, reportRow } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import type { Row } from "../../../prove/csv";
import { adatum, northwind } from "../../../prove/customers";
import { proveFiles } from "../../../prove/proveFiles";

const days = daysOfMonth("2026-09");
const lost = "2026-09-15";
/** A month in which the credit ends on the 15th. */
const rows = days.map((day) => costRow(northwind, { day, credited: day < lost, cost: 10 }));
const renamed = (change: (name: string) => string) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [change(name), cell])),
  );

const lostCredit = {
  outcome: "notCredited",
  firstCreditedDay: "2026-09-01",
  lastCreditedDay: "2026-09-14",
  // The last three days of a file of which nobody knows when it was made are too early.
  notCredited: [{ from: lost, to: "2026-09-27" }],
  tooEarly: [{ from: "2026-09-28", to: "2026-09-30" }],
  uncredited: [{ currency: "EUR", cost: 130, credit: 19.5 }],
};

/** Only some of the columns of a row, by other names. */
const columns = (names: Record<string, string>) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(names).map(([now, before]) => [now, row[before] ?? ""])),
  );

const common = {
  date: "date",
  customerTenantId: "customerTenantId",
  chargeType: "chargeType",
  costInBillingCurrency: "costInBillingCurrency",
  billingCurrency: "billingCurrency",
  partnerEarnedCreditApplied: "partnerEarnedCreditApplied",
};

describe("the credit that ended on the 15th is found in a cost export", () => {
  test.each<[string, string | Buffer]>([
    ["with a byte order mark and CRLF", csvOf(rows)],
    ["without", csvOf(rows, { mark: "" }).replaceAll("\r\n", "\n")],
    ["packed with gzip, whatever its name says", gzipSync(csvOf(rows))],
    ["with tabs", csvOf(rows, { delimiter: "\t" })],
    ["in two bytes a character", Buffer.from(csvOf(rows), "utf16le")],
    ["in two bytes a character, the higher first", Buffer.from(csvOf(rows), "utf16le").swap16()],
    ["in lower case", csvOf(renamed((name) => name.toLowerCase()))],
    ["in upper case with blanks", csvOf(renamed((name) => ` ${name.toUpperCase()} `))],
    [
      "of 2019-11-01, with other names and no pricing model",
      csvOf(columns({ ...common, subscriptionId: "SubscriptionId", InstanceName: "ResourceId" })),
    ],
    [
      "with the names of legacy files, and the flag alone",
      csvOf(
        columns({
          ...common,
          UsageDate: "date",
          subscriptionGuid: "SubscriptionId",
          date: "none",
        }).map(({ date: _none, ...row }) => row),
      ),
    ],
    [
      "with flags of the Consumption API",
      csvOf(
        rows.map((row) => ({
          ...row,
          partnerEarnedCreditRate: "",
          partnerEarnedCreditApplied: row.partnerEarnedCreditApplied === "True" ? "1" : "0",
        })),
      ),
    ],
    [
      "with the rate alone",
      csvOf(rows.map(({ partnerEarnedCreditApplied: _flag, ...row }) => row)),
    ],
    ["quoted all through, with line breaks in cells", csvOf(rows.map(withLineBreak))],
  ])("%s", async (_what, content) => {
    const { answer, credit } = await proveFiles({ "export.csv": content });
    expect(credit(northwind.subscriptionId)).toMatchObject(lostCredit);
    expect(answer.ending).toBe("finding");
  });
});

function withLineBreak(row: Row): Row {
  return { ...row, additionalInfo: 'a "quoted"\r\nline, and\nanother' };
}

const focusRows = (
  applied: (credited: boolean) => string | boolean,
  day = (text: string) => text,
) =>
  days.map((date) => ({
    BilledCost: 10,
    BillingCurrency: "EUR",
    ChargeCategory: "Usage",
    ChargeClass: "NULL",
    ChargePeriodStart: day(date),
    PricingCategory: "Standard",
    ResourceId: "",
    SubAccountId: `/subscriptions/${northwind.subscriptionId}`,
    x_CustomerId: northwind.tenantId,
    x_CustomerName: northwind.name,
    x_PartnerCreditApplied: String(applied(date < lost)),
    x_PartnerCreditRate: date < lost ? 0.15 : 0,
    x_PublisherCategory: "Cloud Provider",
    x_ResourceGroupName: "rg-app",
  }));

const rated = days.map((day) => ratedRow(northwind, { day, credited: day < lost, cost: 10 }));
const asLines = (lines: readonly Row[]) => lines.map((row) => JSON.stringify(row)).join("\n");
const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

describe("the same credit is found", () => {
  test.each<[string, string | Buffer]>([
    ["in FOCUS with booleans", csvOf(focusRows((credited) => credited))],
    [
      "in FOCUS 1.0, whose times have no seconds",
      csvOf(focusRows(String, (day) => `${day}T00:00Z`)),
    ],
    ["in FOCUS out of a database", csvOf(focusRows(String, (day) => `${day} 00:00:00`))],
    ["in daily rated usage, in per cent", csvOf(rated)],
    [
      "in daily rated usage, as a fraction by its other name",
      csvOf(
        rated.map(({ PartnerEarnedCreditPercentage: percentage, ...row }) => ({
          ...row,
          RateOfPartnerEarnedCredit: Number(percentage) / 100,
        })),
      ),
    ],
    ["in the Graph export, as JSON lines", asLines(rated)],
    [
      "in the Graph export, packed, with names that begin small and without what is empty",
      gzipSync(
        asLines(
          rated.map((row) =>
            Object.fromEntries(
              Object.entries(row)
                .filter(([, cell]) => cell !== "")
                .map(([name, cell]) => [camel(name), cell]),
            ),
          ),
        ),
      ),
    ],
  ])("%s", async (_what, content) => {
    const { credit } = await proveFiles({ "usage.json.gz": content });
    expect(credit(northwind.subscriptionId)).toMatchObject(lostCredit);
  });
});

test("Of a usage report both generations of names are read", async () => {
  const report = [reportRow(northwind, "2026-09", "Partner admin link", { revenue: 12.5 })];
  const older = report.map(({ PartnerID, ACR_USD, PGAPartnerID, ...row }) => ({
    ...row,
    MPNID: PartnerID ?? "",
    TotalACR: ACR_USD ?? "",
    PGAMpnID: PGAPartnerID ?? "",
  }));
  for (const content of [csvOf(report), csvOf(older, { delimiter: "\t" })]) {
    const { proof } = await proveFiles({ "report.tsv": content });
    expect(proof.attribution).toMatchObject([
      { month: "2026-09", outcome: "byTheLink", partnerIds: ["4242424"], revenue: 12.5 },
    ]);
  }
});

describe("a row that cannot be read", () => {
  const many = Array.from({ length: 70 }, () => rows).flat();
  const lines = csvOf(many).split("\r\n");

  test("is counted and shown with file and line, and the rest is used", async () => {
    const broken = lines
      .map((line, at) => (at === 1000 ? `${line},one more cell` : line))
      .join("\r\n");
    const { proof, credit, text } = await proveFiles({ "a.csv": broken });
    expect(proof.files).toMatchObject([{ rows: many.length - 1, broken: 1 }]);
    expect(text).toContain("a.csv:1001: it has 21 cells, and there are 20 columns.");
    expect(credit(northwind.subscriptionId)?.outcome).toBe("notCredited");
  });

  test("has its line told also after cells with line breaks", async () => {
    const content = csvOf([...many.map(withLineBreak), { ...rows[0], date: "soon" }]);
    const { text } = await proveFiles({ "a.csv": content });
    expect(text).toContain(`a.csv:${2 + 3 * many.length}: the day cannot be read.`);
  });

  test("is a failure of the whole file above 0.1 %", async () => {
    const content = csvOf([...rows, { ...rows[0], costInBillingCurrency: "12,5" }]);
    const { answer, proof } = await proveFiles({ "a.csv": content });
    expect(answer.ending).toBe("unreadable");
    expect(proof.credit).toEqual([]);
    expect(proof.problems).toEqual([
      expect.stringMatching(/a\.csv:32: the cost is no number\.$/),
      expect.stringMatching(/a\.csv: 1 of 31 rows cannot be read, more than 0\.1 %/),
    ]);
  });

  test("that takes many lines counts as many", async () => {
    const plain = many.map((row) => ({
      ...row,
      customerName: "North",
      tags: "",
      additionalInfo: "",
    }));
    const lines = csvOf(plain).split("\r\n");
    const marks: Record<number, [string, string]> = {
      100: ["North", '"North'],
      103: ["North", 'North"'],
    };
    const content = lines.map((line, at) => line.replace(...(marks[at] ?? ["", ""]))).join("\r\n");
    const { proof } = await proveFiles({ "a.csv": content });
    expect(proof.files).toMatchObject([{ rows: many.length - 4, broken: 4 }]);
  });

  test("is shown without anything of it", async () => {
    const content = csvOf([...many, { ...rows[0], date: "SECRET", tags: "SECRET" }]);
    const { text } = await proveFiles({ "a.csv": content });
    expect(text).toContain("the day cannot be read");
    expect(text).not.toContain("SECRET");
  });

  test("is told of JSON lines as well", async () => {
    const content = `${asLines(Array.from({ length: 40 }, () => rated).flat())}\n{"broken\n`;
    const { text } = await proveFiles({ "a.jsonl": content });
    expect(text).toContain("a.jsonl:1201: it is no JSON object.");
  });

  test("that is about no subscription is none", async () => {
    const content = csvOf([...rows, { ...rows[0], SubscriptionId: "", chargeType: "Purchase" }]);
    const { proof } = await proveFiles({ "a.csv": content });
    expect(proof.files).toMatchObject([{ rows: 31, broken: 0 }]);
  });
});

describe("a file that cannot be used says why and what to do", () => {
  test.each<[string, string | Buffer, RegExp]>([
    [
      "Parquet",
      "PAR1....",
      /It is Parquet, which is not read here: set the export's format to CSV/,
    ],
    ["a workbook", "PK\u0003\u0004....", /It is a ZIP archive or a workbook: unpack it/],
    ["gzip that ends early", gzipSync(csvOf(rows)).subarray(0, 200), /gzip that ends early/],
    [
      "semicolons",
      csvOf(rows, { delimiter: ";" }),
      /a spreadsheet has saved it .* as it was downloaded/,
    ],
    ["nothing", "", /It is empty/],
    ["another table", "name,amount\na,1\n", /Its columns are those of none of the files/],
    ["another JSON", "[1,\n2]\n", /Its columns are those of none of the files/],
    ["another JSON in one line", "[1, 2]", /Its columns are those of none of the files/],
    ["a header of another table", "name,amount\n", /Its columns are those of none of the files/],
    [
      "a quotation mark without its other",
      csvOf(
        rows.map((row) => ({ ...row, tags: "", additionalInfo: "", customerName: "" })),
      ).replace(",Usage,", ',"Usage,'),
      /A quotation mark after line 2 is never closed: the file is cut off or damaged/,
    ],
  ])("%s", async (_what, content, said) => {
    const { answer, proof } = await proveFiles({ "a.csv": content });
    expect(answer.ending).toBe("unreadable");
    expect(proof.problems.join("\n")).toMatch(said);
    expect(answer.remarks).toEqual(proof.problems);
  });

  test("a cell that never ends is cut off and takes no memory for it", async () => {
    const content = `${csvOf(rows)}"${"x".repeat(3_000_000)}`;
    const { proof } = await proveFiles({ "a.csv": content });
    expect(proof.problems.join("\n")).toMatch(/A quotation mark after line \d+ is never closed/);
  });

  test("a cell without an end is given up long before the file ends", async () => {
    let pieces = 0;
    async function* long() {
      yield 'a,b\n1,"';
      for (; pieces < 200; pieces += 1) {
        yield await Promise.resolve("x".repeat(100_000));
      }
    }
    const read = async () => {
      for await (const batch of tableRows(long())) {
        expect(batch.rows).toEqual([]);
      }
    };
    await expect(read()).rejects.toThrow(/is never closed/);
    expect(pieces).toBeLessThan(20);
  });

  test("and does not keep the others from being read", async () => {
    const { answer, credit } = await proveFiles({ "a.csv": csvOf(rows), "b.csv": "PAR1" });
    expect(answer.ending).toBe("unreadable");
    expect(credit(northwind.subscriptionId)?.outcome).toBe("notCredited");
  });
});

test("A header without rows is no failure, and tells nothing", async () => {
  const [header = ""] = csvOf(rows).split("\r\n");
  const { answer, proof } = await proveFiles({ "a.csv": header });
  expect(proof).toMatchObject({
    credit: [],
    problems: [],
    files: [{ kind: "cost export", rows: 0 }],
  });
  expect(answer.ending).toBe("cannotTell");
});

test("A link that leads back into its folder, or to nothing, is not followed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "linked-"));
  try {
    writeFileSync(join(folder, "a.csv"), csvOf(rows));
    mkdirSync(join(folder, "below"));
    symlinkSync(folder, join(folder, "below", "above"));
    symlinkSync(join(folder, "gone.csv"), join(folder, "b.csv"));
    expect(findRuns([folder]).runs.map(({ files }) => files)).toEqual([[join(folder, "a.csv")]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("What is no file of Microsoft's in a folder is counted and left", async () => {
  const { text } = await proveFiles({ "a.csv": csvOf(rows), "b.docx": "x", ".hidden.csv": "x" });
  expect(text).toContain("1 other file was not looked at");
  const { answer } = await proveFiles({ "b.docx": "x" });
  expect(answer.json).toEqual({
    error: expect.stringContaining("There is no file in these folders"),
  });
});

test("Customers in one file are told apart, and their amounts by currency", async () => {
  const other = { ...adatum, currency: "USD" };
  const content = csvOf([
    ...rows,
    ...days.map((day) => costRow(other, { day, credited: false, cost: 1 })),
  ]);
  const { proof } = await proveFiles({ "a.csv": content });
  expect(proof.uncredited).toEqual([
    { currency: "EUR", cost: 130, credit: 19.5 },
    { currency: "USD", cost: 27, credit: 4.05 },
  ]);
});
