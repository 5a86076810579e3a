import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { findRuns } from "../../../../command/prove/findRuns";
import { madeByFolder } from "../../../../command/prove/run";
import { costRow, ratedRow, reportRow } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import { adatum, northwind } from "../../../prove/customers";
import { declared } from "../../../prove/declared";
import { proveFiles } from "../../../prove/proveFiles";

/** October until a day, at a cost a day, with credit or without. */
const october = (until: number, cost: number, credited = false, more = {}) =>
  csvOf(
    daysOfMonth("2026-10", until).map((day) =>
      costRow(northwind, { day, credited, cost, ...more }),
    ),
  );
const run = (time: string) => `exports/20261001-20261031/${time}`;

const manifest = (parts: string[], more: object = {}) =>
  JSON.stringify({
    blobs: parts.map((blobName) => ({ blobName })),
    exportConfig: {
      exportName: "costs",
      resourceId: "/providers/Microsoft.Billing/billingAccounts/a",
    },
    runInfo: { startDate: "2026-10-01" },
    ...more,
  });

const costIn = async (files: Record<string, string>) => {
  const { credit, proof } = await proveFiles(files);
  return { cost: credit(northwind.subscriptionId)?.uncredited[0]?.cost, proof };
};

describe("a month that was exported twice counts once", () => {
  test("by the folders of the runs, whichever is read first", async () => {
    const { cost, proof } = await costIn({
      [`${run("202611060310")}/part_0_0001.csv`]: october(31, 2),
      [`${run("202611050310")}/part_0_0001.csv`]: october(31, 1),
    });
    expect(cost).toBe(62);
    expect(proof.notes).toEqual([
      "1 month of a subscription stands in more than one file, and each day was taken from one of them.",
    ]);
  });

  test("by manifests, of which the older run is not read at all", async () => {
    const files = (time: string, cost: number) => ({
      [`${time}/part_0_0001.csv`]: october(31, cost),
      [`${time}/manifest.json`]: manifest(["x/part_0_0001.csv"], {
        runInfo: { startDate: "2026-10-01", submittedTime: `2026-11-${time}T00:00:00Z` },
      }),
    });
    const { cost, proof } = await costIn({ ...files("07", 1), ...files("08", 2) });
    expect(cost).toBe(62);
    expect(proof.notes).toEqual([
      expect.stringMatching(/07 was not read: a newer run of the same export is there\.$/),
    ]);
  });

  test("by how far the usage reaches, where nothing says when they were made", async () => {
    const { cost } = await costIn({ "a.csv": october(31, 2), "b.csv": october(20, 1) });
    expect(cost).toBe(2 * 28);
  });

  test("and where both say the same it does not matter which is newer", async () => {
    const { cost, proof } = await costIn({ "a.csv": october(31, 1), "b.csv": october(31, 1) });
    expect(cost).toBe(28);
    expect(proof.credit).toMatchObject([{ outcome: "notCredited" }]);
  });

  test("and where nothing tells the order it cannot be told", async () => {
    const { answer, proof } = await proveFiles({
      "a.csv": october(31, 1),
      "b.csv": october(31, 1, true),
    });
    expect(proof.credit).toMatchObject([
      {
        outcome: "cannotTell",
        why: expect.stringMatching(
          /a\.csv and .*b\.csv say different things of 2026-10, and nothing tells which of them is newer/,
        ),
        uncredited: [],
      },
    ]);
    expect(answer.ending).toBe("cannotTell");
  });

  test("also of daily rated usage beside a cost export, which tell of the same usage", async () => {
    const rated = daysOfMonth("2026-10").map((day) =>
      ratedRow(northwind, { day, credited: false, cost: 1 }),
    );
    const { cost } = await costIn({ "a.csv": october(31, 1), "b.csv": csvOf(rated) });
    expect(cost).toBe(28);
  });
});

describe("of kinds of files that tell of the same month", () => {
  const rated = (credited: boolean, InvoiceNumber: string) =>
    csvOf(
      daysOfMonth("2026-10").map((day) => ({
        ...ratedRow(northwind, { day, credited, cost: 1 }),
        InvoiceNumber,
      })),
    );
  const outcomeOf = async (files: Record<string, string>) =>
    (await proveFiles(files)).credit(northwind.subscriptionId)?.outcome;

  test("billed daily rated usage is believed, unbilled goes behind a cost export", async () => {
    const exported = october(31, 1);
    expect(await outcomeOf({ "a.csv": exported, "b.csv": rated(true, "G1") })).toBe("credited");
    expect(await outcomeOf({ "a.csv": exported, "b.csv": rated(true, "") })).toBe("notCredited");
  });

  test("one that is sure is believed where two of another kind contradict each other", async () => {
    const files = { "a.csv": october(31, 1), "b.csv": october(31, 2), "c.csv": rated(true, "") };
    expect(await outcomeOf(files)).toBe("credited");
  });
});

describe("exports that each have some days of a month", () => {
  const days = (from: number, until: number, cost: number, credited: boolean) =>
    csvOf(
      daysOfMonth("2026-10", until)
        .slice(from - 1)
        .map((day) => costRow(northwind, { day, credited, cost })),
    );

  test("tell of all of them together", async () => {
    const { proof, cost } = await costIn({
      "a.csv": days(1, 15, 2, false),
      "b.csv": days(16, 31, 1, true),
    });
    expect(proof.credit).toMatchObject([
      {
        outcome: "notCredited",
        notCredited: [{ from: "2026-10-01", to: "2026-10-15" }],
        firstCreditedDay: "2026-10-16",
        lastCreditedDay: "2026-10-31",
      },
    ]);
    expect(cost).toBe(30);
  });

  test("tell of a day once, where they overlap, by the one that reaches further", async () => {
    const { proof, cost } = await costIn({
      "a.csv": days(1, 20, 2, false),
      "b.csv": days(10, 31, 1, false),
    });
    expect(proof.credit).toMatchObject([
      { notCredited: [{ from: "2026-10-01", to: "2026-10-28" }] },
    ]);
    expect(cost).toBe(2 * 9 + 19);
  });

  test("tell of them together also where they are of different kinds", async () => {
    const rated = daysOfMonth("2026-10").map((day) =>
      ratedRow(northwind, { day, credited: day < "2026-10-20", cost: 1 }),
    );
    const { proof, cost } = await costIn({ "a.csv": days(5, 10, 2, false), "b.csv": csvOf(rated) });
    expect(proof.credit).toMatchObject([
      {
        firstCreditedDay: "2026-10-01",
        lastCreditedDay: "2026-10-19",
        notCredited: [
          { from: "2026-10-05", to: "2026-10-07" },
          { from: "2026-10-20", to: "2026-10-28" },
        ],
      },
    ]);
    expect(cost).toBe(2 * 3 + 9);
  });

  test("tell of a resource group in the same way", async () => {
    const { proof } = await proveFiles(
      { "a.csv": days(1, 15, 2, false), "b.csv": days(16, 31, 1, true) },
      {
        attributions: [
          declared(northwind, {
            scopes: [`/subscriptions/${northwind.subscriptionId}/resourceGroups/rg-app`],
          }),
        ],
      },
    );
    expect(proof.credit).toMatchObject([
      { place: "rg-app", outcome: "notCredited", lastCreditedDay: "2026-10-31" },
    ]);
  });
});

test.each<[string, (part: string) => string]>([
  ["downloaded again by a browser", (part) => `${part} (1).csv`],
  ["copied", (part) => `${part} - Copy.csv`],
  ["still packed beside it", (part) => `${part}.csv.gz`],
])("Parts that lie there a second time, %s, count once", async (_how, second) => {
  const parts = { part_0_0001: october(31, 1), part_0_0002: october(31, 2) };
  const { cost } = await costIn(
    Object.fromEntries(
      Object.entries(parts).flatMap(([part, rows]) => [
        [`${part}.csv`, rows],
        [second(part), rows],
      ]),
    ),
  );
  expect(cost).toBe(28 * 3);
});

test("A newer export whose columns for the credit are empty does not hide what an older one tells", async () => {
  const empty = daysOfMonth("2026-10").map((day) => ({
    ...costRow(northwind, { day, credited: false, cost: 1 }),
    partnerEarnedCreditRate: "",
    partnerEarnedCreditApplied: "",
  }));
  const { cost } = await costIn({
    [`${run("202611050310")}/part_0_0001.csv`]: october(31, 2),
    [`${run("202611060310")}/part_0_0001.csv`]: csvOf(empty),
  });
  expect(cost).toBe(62);
});

test("What is billed goes before what is not, however new that is", async () => {
  const { cost } = await costIn({
    [`${run("202611010310")}/part_0_0001.csv`]: october(31, 2, false, { invoiceId: "G1" }),
    [`${run("202611200310")}/part_0_0001.csv`]: october(31, 1),
  });
  expect(cost).toBe(62);
});

test("A newer export of one resource group does not stand for the subscription", async () => {
  const group = `/subscriptions/${northwind.subscriptionId}/resourceGroups/rg-app`;
  const { cost } = await costIn({
    "wide/part_0_0001.csv": october(31, 2),
    "wide/manifest.json": manifest(["part_0_0001.csv"], {
      createdDateTime: "2026-11-05T00:00:00Z",
    }),
    "narrow/part_0_0001.csv": october(31, 1),
    "narrow/manifest.json": manifest(["part_0_0001.csv"], {
      createdDateTime: "2026-11-06T00:00:00Z",
      exportConfig: { exportName: "group", resourceId: group },
    }),
  });
  expect(cost).toBe(62);
});

test("The newest run is chosen for each subscription, not for all of them", async () => {
  const others = daysOfMonth("2026-10").map((day) =>
    costRow(adatum, { day, credited: true, cost: 1 }),
  );
  const { proof } = await proveFiles({
    [`${run("202611050310")}/part_0_0001.csv`]: csvOf(others),
    [`${run("202611060310")}/part_0_0001.csv`]: october(31, 1),
  });
  expect(proof.credit.map(({ outcome }) => outcome)).toEqual(["notCredited", "credited"]);
});

describe("the parts of one run belong together", () => {
  const halves = {
    "run/part_0_0001.csv": october(15, 1),
    "run/part_1_0001.csv": csvOf(
      daysOfMonth("2026-10")
        .slice(15)
        .map((day) => costRow(northwind, { day, credited: false, cost: 1, invoiceId: "G1" })),
    ),
  };

  test("by a manifest, and by the names of parts without one", async () => {
    expect((await costIn(halves)).cost).toBe(31);
    const named = Object.keys(halves).map((name) => `container/path/${name}`);
    const { cost, proof } = await costIn({ ...halves, "run/manifest.json": manifest(named) });
    expect([cost, proof.files.length]).toEqual([31, 1]);
  });

  test("by a manifest, also where they were unpacked since, and each once", async () => {
    const { cost, proof } = await costIn({
      "e/part_0.csv": october(31, 1),
      "e/manifest.json": manifest(["x/part_0.csv.gz", "x/part_0.csv.gz"]),
    });
    expect([cost, proof.problems]).toEqual([28, []]);
  });

  test("and one that is given by two paths counts once", () => {
    const folder = mkdtempSync(join(tmpdir(), "paths-"));
    try {
      writeFileSync(join(folder, "part_0.csv"), october(31, 1));
      const again = `${folder}${sep}.${sep}part_0.csv`;
      expect(findRuns([folder, again]).runs).toMatchObject([
        { files: [join(folder, "part_0.csv")] },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("and one that is missing is told", async () => {
    const { answer, proof } = await proveFiles({
      ...halves,
      "run/manifest.json": manifest(["part_0_0001.csv", "part_1_0001.csv", "part_2_0001.csv"]),
    });
    expect(answer.ending).toBe("unreadable");
    expect(proof.problems).toEqual([
      expect.stringMatching(/names a part that is not there, part_2_0001\.csv: download/),
    ]);
  });

  test("and are not used where the manifest promises more rows", async () => {
    const { answer, proof } = await proveFiles({
      ...halves,
      "run/manifest.json": manifest(["part_0_0001.csv", "part_1_0001.csv"], { dataRowCount: 32 }),
    });
    expect([answer.ending, proof.credit]).toEqual(["unreadable", []]);
    expect(proof.problems.join()).toMatch(/promises 32 rows and there are 31/);
  });
});

test("No secret of a manifest is told", async () => {
  const { answer } = await proveFiles({
    "a/part-0.json": JSON.stringify(
      ratedRow(northwind, { day: "2026-10-01", credited: true, cost: 1 }),
    ),
    "a/manifest.json": JSON.stringify({
      blobs: [{ name: "part-0.json" }],
      sasToken: "SECRET-VALUE",
      rootDirectory: "https://example.invalid/SECRET-VALUE",
      createdDateTime: "2026-11-01T00:00:00Z",
    }),
  });
  expect(answer.ending).toBe("fine");
  expect(JSON.stringify(answer)).not.toContain("SECRET");
});

test("Of two usage reports the one that reaches further is the newer one", async () => {
  const report = (months: string[], type: string) =>
    csvOf(months.map((month) => reportRow(northwind, month, type, { revenue: 1 })));
  const { proof } = await proveFiles({
    "a.csv": report(["2026-08", "2026-09"], "Partner admin link"),
    "b.csv": report(["2026-09", "2026-10"], "CSP Tier 2"),
  });
  expect(proof.attribution.map(({ month, outcome, revenue }) => [month, outcome, revenue])).toEqual(
    [
      ["2026-09", "byAnotherType", 1],
      ["2026-10", "byAnotherType", 1],
      ["2026-08", "byTheLink", 1],
    ],
  );
});

test("Two usage reports that contradict each other cannot tell", async () => {
  const report = (type: string) => csvOf([reportRow(northwind, "2026-10", type)]);
  const { proof } = await proveFiles({
    "a.csv": report("Partner admin link"),
    "b.csv": report("CSP Tier 2"),
  });
  expect(proof.attribution).toMatchObject([
    { outcome: "cannotTell", why: expect.stringContaining("nothing tells which of them is newer") },
  ]);
});

test.each([
  [["exports", "202611050310", "7d1f"], "2026-11-05T03:10:00.000Z"],
  [["20261105031059"], "2026-11-05T03:10:59.000Z"],
  [["exports", "20261001-20261031"], undefined],
  [["202699050310", "undefined"], undefined],
])("The folders %j say when a run was made: %s", (folders, made) => {
  expect(madeByFolder(folders)).toBe(made);
});
