import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { attributionPage } from "../../command/report/attributionPage";
import { manyCustomers, everyStanding } from "../unit/access/report/customers";
import { openBrowser } from "./openBrowser";
import { looks } from "./looks";

/*
 * Looks at the report's page in a real browser: `npm run test:browser`. It needs Chromium on PATH (or named
 * by CHROMIUM), so it is no part of `npm test`, which tries the same page with jsdom. It writes the pictures
 * that the documents show.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "report-page-"));
  const pictures = join(__dirname, "../../docs/pictures");
  mkdirSync(pictures, { recursive: true });
  const made = "2026-11-26T08:00:00Z";
  const write = (name: string, attributions: Parameters<typeof attributionPage>[0]) => {
    const file = join(folder, name);
    writeFileSync(file, attributionPage(attributions));
    return pathToFileURL(file).href;
  };
  const few = write("few.html", { attributions: everyStanding(), unread: [], made });
  const many = write("many.html", { attributions: manyCustomers(), unread: [], made });
  const browser = await openBrowser();
  try {
    for (const look of looks) {
      await look.run(browser, { few, many, pictures });
      console.log(`ok  ${look.name}`);
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
