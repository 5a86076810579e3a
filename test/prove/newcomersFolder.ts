import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { costRow, ownCostRow, ratedRow, reportRow } from "./costRows";
import { csvOf, daysOfMonth } from "./csv";
import type { Row } from "./csv";
import { adatum, fabrikam, litware, northwind, tailspin, wingtip } from "./customers";

/** Since this day of October 2026 Northwind earns nothing. */
export const lostOn = "2026-10-15";

/** What Northwind's usage costs a day from then on. */
export const costADay = 40;

const exported = "exports/partner-costs";
const october = "20261001-20261031";

/**
 * What somebody new downloads in November 2026, into one folder: a usage report of three months; cost exports
 * of the provider's, of which October was made twice; a customer's own export; and daily rated usage.
 */
export function writeNewcomersFolder(folder: string): void {
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write("AzureUsage.csv", csvOf(usageReport()));
  // It was downloaded on this day, whenever this runs.
  utimesSync(join(folder, "AzureUsage.csv"), new Date("2026-11-26"), new Date("2026-11-26"));
  writeExport(write, "20260901-20260930/202610050310", "2026-10-05T03:10:00Z", "2026-09", 30);
  writeExport(write, `${october}/202610200310`, "2026-10-20T03:10:00Z", "2026-10", 19);
  writeExport(write, `${october}/202611050310`, "2026-11-05T03:10:00Z", "2026-10", 31);
  const own = daysOfMonth("2026-10").map((day) => ownCostRow(fabrikam, day, 12));
  write("fabrikam/costs.csv", csvOf(own));
  write("DailyRatedUsage.csv", csvOf(dailyRatedUsage()));
  write("notes.docx", "Not one of Microsoft's files.");
}

function usageReport(): Row[] {
  const byLink = "Partner admin link";
  return ["2026-08", "2026-09", "2026-10"].flatMap((month) => [
    reportRow(northwind, month, byLink, { role: "Owner" }),
    reportRow(northwind, month, "CSP Tier 2", { isDuplicate: true }),
    reportRow(adatum, month, byLink, { role: "Support Request Contributor" }),
    reportRow(tailspin, month, "CSP Tier 2"),
    // Seen in August, and not since.
    ...(month === "2026-08" ? [reportRow(wingtip, month, byLink, { role: "Reader" })] : []),
  ]);
}

function writeExport(
  write: (path: string, content: string | Buffer) => void,
  run: string,
  submittedTime: string,
  month: string,
  until: number,
): void {
  const folder = `${exported}/${run}/7d1f4c1e-0000-4000-8000-000000000000`;
  const rows = daysOfMonth(month, until).flatMap(costsOfDay);
  const half = Math.ceil(rows.length / 2);
  const parts = [rows.slice(0, half), rows.slice(half)];
  const blobs = parts.map((part, index) => {
    const blobName = `${folder}/part_${index}_0001.csv.gz`;
    write(blobName, gzipSync(csvOf(part)));
    return { blobName, dataRowCount: part.length };
  });
  const [start = "", end = ""] = (run.split("/")[0] ?? "").split("-");
  const manifest = {
    blobCount: blobs.length,
    dataRowCount: rows.length,
    exportConfig: {
      exportName: "partner-costs",
      type: "ActualCost",
      dataVersion: "2021-10-01",
      resourceId:
        "/providers/Microsoft.Billing/billingAccounts/99999999-9999-4999-8999-999999999999:00000000-0000-4000-8000-000000000000_2019-05-31/providers/Microsoft.CostManagement/exports/partner-costs",
    },
    runInfo: {
      submittedTime,
      runId: "7d1f4c1e-0000-4000-8000-000000000000",
      startDate: start,
      endDate: end,
    },
    blobs,
  };
  write(`${folder}/manifest.json`, JSON.stringify(manifest));
}

function costsOfDay(day: string): Row[] {
  const keeps = day < lostOn;
  return [
    costRow(northwind, { day, credited: keeps, cost: keeps ? 34 : costADay }),
    // What cannot earn is no loss.
    costRow(northwind, { day, credited: false, cost: 3, pricingModel: "Spot" }),
    costRow(adatum, { day, credited: true, cost: 8.5, resourceGroup: "rg-web" }),
    costRow(adatum, { day, credited: true, cost: 1.7, resourceGroup: "rg-db" }),
    // Paid by an Azure credit offer, which a cost export does not tell.
    costRow(tailspin, { day, credited: false, cost: 20 }),
    costRow(wingtip, { day, credited: false, cost: 0, pricingModel: "Reservation" }),
    costRow(wingtip, { day, credited: false, cost: 9, publisherType: "Marketplace" }),
    costRow(litware, { day, credited: true, cost: 85 }),
  ];
}

function dailyRatedUsage(): Row[] {
  return ["2026-09", "2026-10"].flatMap((month) =>
    daysOfMonth(month).flatMap((day) => [
      ratedRow(tailspin, { day, credited: false, cost: 20 }, 100),
      ratedRow(adatum, { day, credited: true, cost: 10.2 }),
    ]),
  );
}
