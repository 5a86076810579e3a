import fc from "fast-check";
import Papa from "papaparse";
import { createColors } from "picocolors";
import { progressText, showProgress } from "../../../../command/prove/progress";
import { expectCleanPrototype, expectHarmless } from "../../fuzz/harmless";
import { hostileText } from "../../fuzz/hostile";
import { costRow, ownCostRow, reportRow } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import { adatum, fabrikam, northwind } from "../../../prove/customers";
import { declared } from "../../../prove/declared";
import { proveFiles } from "../../../prove/proveFiles";
import { seed } from "../../../seed";

const days = daysOfMonth("2026-10");
const loss = days.map((day) => costRow(northwind, { day, credited: false, cost: 1 }));
const fine = days.map((day) => costRow(adatum, { day, credited: true, cost: 1 }));
const own = days.map((day) => ownCostRow(fabrikam, day, 1));
const plain = createColors(false);

test("The ending is the worst: unreadable, then something missed, then not known, then fine", async () => {
  const files = {
    fine: csvOf(fine),
    cannotTell: csvOf(own),
    finding: csvOf(loss),
    unreadable: "PAR1",
  };
  const endings = Object.keys(files);
  for (const [at, ending] of endings.entries()) {
    const some = Object.entries(files).slice(0, at + 1);
    const { answer } = await proveFiles(
      Object.fromEntries(some.map(([name, content]) => [`${name}.csv`, content])),
    );
    expect(answer.ending).toBe(ending);
  }
});

describe("CSV", () => {
  test("has a row for each verdict and currency, and no cell of it is a formula", async () => {
    const name = '=HYPERLINK("http://example.invalid";"x")';
    const rows = [
      ...days.map((day) => costRow({ ...northwind, name }, { day, credited: false, cost: 1 })),
      ...days.map((day) =>
        costRow({ ...northwind, name, currency: "USD" }, { day, credited: false, cost: 2 }),
      ),
    ];
    const report = csvOf([reportRow({ ...northwind, name }, "2026-10", "Partner admin link")]);
    const { answer } = await proveFiles({ "a.csv": csvOf(rows), "b.csv": report }, { csv: true });
    const { data, errors } = Papa.parse<Record<string, string>>(answer.text(plain), {
      header: true,
    });
    expect(errors).toEqual([]);
    expect(data.map((row) => [row.about, row.verdict, row.currency, row["missed credit"]])).toEqual(
      [
        ["credit", "not credited", "EUR", "4.2"],
        ["credit", "not credited", "USD", "8.4"],
        ["attribution", "by the link", "", ""],
      ],
    );
    const cells = data.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe("names", () => {
  const files = {
    "a.csv": csvOf([...loss, ...fine]),
    "b.csv": csvOf([reportRow(adatum, "2026-10", "x")]),
  };
  const attributions = [
    declared(northwind, {
      scopes: [`/subscriptions/${northwind.subscriptionId}/resourceGroups/rg-app`],
    }),
    declared(adatum),
  ];
  const told = async (env: Record<string, string>, options = {}) => {
    const { answer } = await proveFiles(files, { env, attributions, ...options });
    return JSON.stringify(answer.json) + answer.text(plain);
  };

  test("of customers and resources stay out of a pipeline's log, ids stay in", async () => {
    for (const env of [{ CI: "true" }, { TF_BUILD: "True" }] as Record<string, string>[]) {
      for (const options of [{}, { csv: true }]) {
        const text = await told(env, options);
        expect(text).not.toMatch(/Northwind|Adatum|rg-app|vm-1|cost center/i);
        expect(text).toContain(northwind.subscriptionId);
        expect(text).toContain(northwind.tenantId);
      }
    }
  });

  test("are shown there if they are asked for, and elsewhere unless they are not", async () => {
    expect(await told({ CI: "true" }, { names: true })).toMatch(/Northwind[^]*rg-app/);
    expect(await told({})).toMatch(/Northwind[^]*rg-app/);
    expect(await told({ CI: "false" })).toContain("Northwind");
    expect(await told({}, { names: false })).not.toContain("Northwind");
  });

  test("of tags are never told", async () => {
    expect(await told({})).not.toContain("cost center");
  });
});

describe("the letter to the provider", () => {
  test("names tenants, subscriptions, days and columns of what is expected, and no prices", async () => {
    const { answer } = await proveFiles(
      {},
      { ask: true, month: "2026-09", attributions: [declared(northwind), declared(adatum)] },
    );
    const text = answer.text(plain);
    for (const { tenantId, subscriptionId } of [northwind, adatum]) {
      expect(text).toContain(`tenant ${tenantId}, subscription ${subscriptionId}`);
    }
    expect(text).toContain("Days (UTC): 2026-09-01 to 2026-09-30");
    expect(text).toMatch(/SubscriptionId, .*partnerEarnedCreditApplied, *partnerEarnedCreditRate/s);
    expect(text).not.toMatch(/effectivePrice|costIn|PayG|UnitPrice|Northwind/i);
    expect(answer.ending).toBe("fine");
  });

  test("asks about last month, and about what the reseller's own files name and do not tell", async () => {
    const files = { "own.csv": csvOf(own), "told.csv": csvOf(fine) };
    const { answer } = await proveFiles(files, { ask: true });
    expect(answer.text(plain)).not.toContain(adatum.subscriptionId);
    expect(answer.text(plain)).toContain("2026-10-01 to 2026-10-31");
    expect(answer.text(plain)).toContain(fabrikam.subscriptionId);
  });

  test("leads to rows that are read, though they have no costs", async () => {
    const wanted = (await proveFiles({}, { ask: true, attributions: [declared(northwind)] })).text
      .match(/^ {2}(customerTenantId.*)$/m)?.[1]
      ?.split(", ");
    expect(wanted?.length).toBeGreaterThan(5);
    const rows = loss.map((row) =>
      Object.fromEntries((wanted ?? []).map((column) => [column, row[column] ?? ""])),
    );
    const { credit } = await proveFiles({ "answer.csv": csvOf(rows) });
    expect(credit(northwind.subscriptionId)?.outcome).toBe("notCredited");
  });
});

test("There is nothing to ask where the files tell all", async () => {
  const { answer } = await proveFiles({ "told.csv": csvOf(fine) }, { ask: true });
  expect(answer.text(plain)).toMatch(/^These files name no subscription whose credit they do not/);
});

describe("wrong use is a sentence", () => {
  test.each<[object, RegExp]>([
    [{ month: "2026-13" }, /--month "2026-13" is no month: give it as 2026-10\./],
    [{ month: "October" }, /is no month/],
    [{ expected: "/nowhere.json" }, /\/nowhere\.json cannot be read \(ENOENT\)/],
    [{ expected: "a", stack: ["b"] }, /Give what is expected once/],
    [{ attributions: [] }, /holds nothing that is expected: no attribution is in it/],
  ])("%j", async (options, said) => {
    const { answer } = await proveFiles({ "a.csv": csvOf(fine) }, options);
    expect(answer.ending).toBe("unreadable");
    expect(answer.text(plain)).toMatch(said);
  });

  test.each<[object, RegExp]>([
    [{}, /Name the files, or folders with them/],
    [{ ask: true }, /Say whom the provider is to be asked about/],
  ])("without files: %j", async (options, said) => {
    expect((await proveFiles({}, options)).answer.text(plain)).toMatch(said);
  });
});

describe("progress", () => {
  test("has share, rate and the time that is left", () => {
    expect(progressText(312_000_000, 690_000_000, 4)).toBe(
      "45 %  312 of 690 MB  78 MB/s  5 s left",
    );
    expect(progressText(1_000_000, 2_000_000_000, 1)).toMatch(/ 0 %|^0 %.*34 min left$/);
    expect(progressText(0, 0, 0)).toMatch(/^100 %/);
  });

  test("is one line of a terminal, written over and taken away", () => {
    const shown: string[] = [];
    const times = [0, 100, 300];
    const output = { isTTY: true, write: (text: string) => shown.push(text) };
    const progress = showProgress(2_000_000, output, () => times.shift() ?? 0);
    progress.counted(1_000_000);
    progress.counted(500_000);
    progress.end();
    expect(shown).toEqual(["\r\u001b[K75 %  1.5 of 2.0 MB  5.0 MB/s  1 s left", "\r\u001b[K"]);
  });

  test("is not shown where nobody watches", () => {
    const shown: string[] = [];
    const progress = showProgress(1, { write: (text: string) => shown.push(text) }, () => 1e6);
    progress.counted(1);
    progress.end();
    expect(shown).toEqual([]);
  });
});

test("Whatever stands in the cells, the answer is safe to show and nothing is polluted", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ name: hostileText, group: hostileText, day: hostileText, flag: hostileText }),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      fc.array(hostileText, { maxLength: 3 }),
      async (cells, heads) => {
        const rows = cells.map(({ name, group, day, flag }, index) => ({
          ...costRow(
            { ...northwind, name },
            {
              day: "2026-10-01",
              credited: false,
              cost: index,
              resourceGroup: group,
            },
          ),
          ...Object.fromEntries(heads.map((head) => [`x${head}`, day])),
          partnerEarnedCreditApplied: flag,
        }));
        const many = Array.from({ length: 1200 }, () => loss[0] ?? {});
        const odd = cells.map(({ day }) => ({ ...rows[0], date: day }));
        for (const content of [csvOf(rows), csvOf([...many, ...odd]), csvOf(odd)]) {
          const { text, answer } = await proveFiles({ "a.csv": content });
          for (const line of text.split("\n")) {
            expectHarmless(line, 1000);
          }
          for (const problem of answer.remarks ?? []) {
            expectHarmless(problem, 1000);
          }
          for (const row of Papa.parse<string[]>(
            (await proveFiles({ "a.csv": content }, { csv: true })).text,
          ).data) {
            row.forEach((cell) => expectHarmless(cell, 10_000));
          }
        }
        expectCleanPrototype();
      },
    ),
    { seed, numRuns: 15 },
  );
});
