import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreditVerdict, Proof } from "../../../command/prove/proof";
import { writeCostsFile } from "../../bench/costsFile";
import { adatum, fabrikam, litware, northwind, tailspin, wingtip } from "../../prove/customers";
import { costADay, lostOn, writeNewcomersFolder } from "../../prove/newcomersFolder";
import { jsonOf, runBuilt } from "./builtCommand";

const loadedModules = ["--require", require.resolve("./loadedModules.cjs")];
/** Nobody to ask: whatever went to a network would fail. */
const alone = { HTTPS_PROXY: "http://127.0.0.1:1" };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "newcomer-"));
  writeNewcomersFolder(join(folder, "downloads"));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("somebody new, who gives a folder and no option", () => {
  let proof: Proof;
  let text: string;

  beforeAll(async () => {
    const told = await runBuilt(["prove", join(folder, "downloads")], alone);
    expect(told.code).toBe(1);
    expect(told.stderr).toBe("");
    text = told.stdout;
    proof = jsonOf(
      await runBuilt(["prove", join(folder, "downloads"), "--json"], alone),
    ) as unknown as Proof;
  });

  const creditOf = ({ subscriptionId }: { subscriptionId: string }): CreditVerdict | undefined =>
    proof.credit.find((verdict) => verdict.subscriptionId === subscriptionId);

  test("reads first how much money it is, by currency", () => {
    // From the 15th to the 31st, once, although October was exported twice.
    const cost = 17 * costADay;
    expect(proof.uncredited).toEqual([{ currency: "EUR", cost, credit: 0.15 * cost }]);
    expect(text.split("\n")[0]).toBe(
      "Missed credit: at most 102.00 EUR, which is 15 % of 680.00 EUR of cost without credit.",
    );
  });

  test("sees the one who lost the credit first, since when, and until when the data reach", () => {
    expect(proof.credit[0]).toMatchObject({
      name: northwind.name,
      outcome: "notCredited",
      firstCreditedDay: "2026-09-01",
      lastCreditedDay: "2026-10-14",
      notCredited: [{ from: lostOn, to: "2026-10-31" }],
    });
    expect(text).toContain("Data until 2026-10-31.");
    expect(text.indexOf(northwind.subscriptionId)).toBeLessThan(
      text.indexOf(adatum.subscriptionId),
    );
  });

  test("is told of all others what is so, and no more than the files say", () => {
    const whole = { firstCreditedDay: "2026-09-01", lastCreditedDay: "2026-10-31" };
    expect(creditOf(adatum)).toMatchObject({ outcome: "credited", ...whole });
    expect(creditOf(litware)).toMatchObject({ outcome: "credited", ...whole });
    expect(creditOf(wingtip)).toMatchObject({
      outcome: "nothingToEarn",
      nothing: ["reservation", "Marketplace"],
    });
    expect(creditOf(fabrikam)).toMatchObject({
      outcome: "cannotTell",
      why: "made at a customer's or reseller's scope, fabrikam/costs.csv has no columns for the credit",
    });
    expect(text).not.toMatch(/by our link|because of|caused by/i);
  });

  test("does not take an Azure credit offer for a loss, which only daily rated usage tells", () => {
    expect(creditOf(tailspin)).toMatchObject({
      outcome: "nothingToEarn",
      nothing: ["paid by an Azure credit offer"],
      uncredited: [],
    });
  });

  test("sees what is attributed by the link, by another type, and not any more", () => {
    const told = proof.attribution.map(({ name, month, outcome }) => [name, month, outcome]);
    expect(told.slice(0, 2)).toEqual([
      [wingtip.name, "2026-09", "notSeen"],
      [wingtip.name, "2026-10", "notSeen"],
    ]);
    expect(told).toContainEqual([northwind.name, "2026-10", "byTheLink"]);
    expect(told).toContainEqual([tailspin.name, "2026-10", "byAnotherType"]);
    expect(told).toHaveLength(12);
  });

  test("is told what was not read, and why", () => {
    expect(proof.problems).toEqual([]);
    expect(proof.notes).toEqual([
      expect.stringMatching(
        /202610200310.* was not read: a newer run of the same export is there\.$/,
      ),
      expect.stringMatching(/fabrikam.costs\.csv cannot tell of credit: .*`prove --ask`/),
      expect.stringMatching(/^1 other file was not looked at/),
    ]);
  });
});

test("Files are read without Azure's clients and without Pulumi", async () => {
  const { stderr } = await runBuilt(["prove", join(folder, "downloads")], alone, loadedModules);
  const loaded = JSON.parse(/^LOADED (.*)$/m.exec(stderr)?.[1] ?? "") as string[];
  const packages = loaded.filter((file) => /[\\/]node_modules[\\/](?!papaparse)/.test(file));
  expect(packages.filter((file) => !/pulumi-azure-partner[\\/]dist/.test(file))).toEqual([]);
});

test("The memory does not grow with the file: 60 MB are read with a heap of half of that", async () => {
  const file = join(folder, "large.csv");
  await writeCostsFile(file, 50_000);
  const { code, stdout } = await runBuilt(["prove", file, "--json"], alone, [
    "--max-old-space-size=30",
  ]);
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { files: [{ rows: 50_000, broken: 0 }] }]);
});

test("A pipeline's log has no name in it, and a file that cannot be read ends with 2", async () => {
  const broken = join(folder, "broken");
  mkdirSync(broken);
  writeFileSync(join(broken, "a.csv"), "PAR1");
  const paths = [join(folder, "downloads"), broken];
  const { code, stdout, stderr } = await runBuilt(["prove", ...paths], { ...alone, CI: "true" });
  expect(code).toBe(2);
  expect(stderr).toMatch(/a\.csv: It is Parquet/);
  expect(stdout).toContain(northwind.subscriptionId);
  expect(stdout).not.toMatch(/Northwind|Adatum|Tailspin/);
});

test("Help has the exit codes and examples, and wrong use ends with 2", async () => {
  const help = await runBuilt(["prove", "--help"]);
  expect(help.stdout).toMatch(/^ {2}1 {2}something is not credited, or not seen$/m);
  expect(help.stdout).toMatch(/^ {2}npx pulumi-azure-partner prove downloads\//m);
  const none = await runBuilt(["prove", join(folder, "nowhere")], alone);
  expect([none.code, none.stdout]).toEqual([2, ""]);
  expect(none.stderr).toMatch(/^There is no file or folder .*nowhere\.$/m);
  const expected = join(folder, "nowhere.json");
  const unexpected = await runBuilt(["prove", folder, "--expected", expected], alone);
  expect(unexpected).toMatchObject({ code: 2, stdout: "" });
  expect(unexpected.stderr).toMatch(/nowhere\.json cannot be read \(ENOENT\)\.$/m);
});
