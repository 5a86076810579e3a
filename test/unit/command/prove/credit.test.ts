import { costRow, ownCostRow, ratedRow } from "../../../prove/costRows";
import type { CostFacts } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import { adatum, northwind, tailspin } from "../../../prove/customers";
import { proveFiles } from "../../../prove/proveFiles";

const days = daysOfMonth("2026-10");
const billed = { invoiceId: "G1" };
const costs = (facts: (day: string) => Partial<CostFacts>, customer = northwind) =>
  days.map((day) =>
    costRow(customer, { day, credited: false, cost: 10, ...billed, ...facts(day) }),
  );
const verdictOn = async (files: Record<string, string | Buffer>) => {
  const { credit, text } = await proveFiles(files);
  const verdict = credit(northwind.subscriptionId);
  // As one line, out of a cell of a table.
  return { verdict, text: text.replace(/[│\s]+/g, " ") };
};

describe("a subscription is", () => {
  test("credited, with the first and the last day", async () => {
    const { verdict, text } = await verdictOn({
      "a.csv": csvOf(costs(() => ({ credited: true }))),
    });
    expect(verdict).toMatchObject({ outcome: "credited", uncredited: [], notCredited: [] });
    expect(text).toMatch(/credited \(first day 2026-10-01, .*last.* day 2026-10-31\)/);
    expect(text).toContain("Nothing is known that could have earned credit and did not.");
  });

  test("credited by the flag, whatever else the row says, but not by a row without cost", async () => {
    const odd = costs(() => ({ credited: true, publisherType: "Marketplace" }));
    expect((await verdictOn({ "a.csv": csvOf(odd) })).verdict?.outcome).toBe("credited");
    const free = costs(() => ({ credited: true, cost: 0 }));
    expect((await verdictOn({ "a.csv": csvOf(free) })).verdict).toMatchObject({
      outcome: "nothingToEarn",
      nothing: ["zero cost"],
    });
  });

  test("not credited, though a price ratio of 0.85 looks like credit", async () => {
    const rows = costs(() => ({})).map((row) => ({ ...row, effectivePrice: 0.0816 }));
    const { verdict } = await verdictOn({ "a.csv": csvOf(rows) });
    expect(verdict).toMatchObject({
      outcome: "notCredited",
      notCredited: [{ from: "2026-10-01", to: "2026-10-31" }],
      uncredited: [{ currency: "EUR", cost: 310, credit: 46.5 }],
    });
  });

  test.each<[string, Partial<CostFacts>]>([
    ["reservation", { pricingModel: "Reservation" }],
    ["savings plan", { pricingModel: "SavingsPlan" }],
    ["Spot", { pricingModel: "Spot" }],
    ["Marketplace", { publisherType: "Marketplace" }],
    ["zero cost", { cost: 0 }],
    ["no usage, but a purchase, refund or tax", { chargeType: "Purchase" }],
  ])("one with nothing to earn: %s", async (kind, facts) => {
    const { verdict, text } = await verdictOn({ "a.csv": csvOf(costs(() => facts)) });
    expect(verdict).toMatchObject({ outcome: "nothingToEarn", nothing: [kind], uncredited: [] });
    expect(text).toContain("nothing to earn (");
  });

  test("one with nothing to earn where the name of the meter says Spot and no model of pricing does", async () => {
    const rows = days.map((day) => ({
      ...ratedRow(northwind, { day, credited: false, cost: 1 }),
      MeterName: "D2s v3 Spot",
    }));
    const { verdict } = await verdictOn({ "a.csv": csvOf(rows) });
    expect(verdict).toMatchObject({ outcome: "nothingToEarn", nothing: ["Spot"] });
  });

  test("too early, for three days, and sure before that", async () => {
    const folder = "20261001-20261031/202610200310";
    const open = (credited: (day: string) => boolean) =>
      csvOf(
        daysOfMonth("2026-10", 20).map((day) =>
          costRow(northwind, { day, credited: credited(day), cost: 10 }),
        ),
      );
    const early = await verdictOn({ [`${folder}/part_0.csv`]: open((day) => day < "2026-10-18") });
    expect(early.verdict).toMatchObject({
      outcome: "credited",
      tooEarly: [{ from: "2026-10-18", to: "2026-10-20" }],
    });
    const sure = await verdictOn({ [`${folder}/part_0.csv`]: open((day) => day < "2026-10-17") });
    expect(sure.verdict).toMatchObject({
      outcome: "notCredited",
      notCredited: [{ from: "2026-10-17", to: "2026-10-17" }],
      uncredited: [{ cost: 10 }],
      isOpen: true,
    });
    expect(sure.text).toContain("of cost without credit. Days for which it is too early are not");
    expect(sure.text).toContain("not billed yet");
    const only = csvOf([costRow(northwind, { day: "2026-10-20", credited: false, cost: 1 })]);
    const { verdict } = await verdictOn({ [`${folder}/part_0.csv`]: only });
    expect(verdict?.outcome).toBe("tooEarly");
  });

  test("one whose credit cannot be told from its own export, or a customer's", async () => {
    const own = csvOf(days.map((day) => ownCostRow(northwind, day, 10)));
    const { verdict, text } = await verdictOn({ "own.csv": own });
    expect(verdict).toMatchObject({ outcome: "cannotTell", uncredited: [] });
    expect(text).toMatch(/cannot tell from this file: made at a .*customer's or reseller's scope/);
    expect(text).toContain("How much was not credited cannot be told from these files.");
  });

  test("credited, if another file tells what its own export cannot", async () => {
    const own = csvOf([...days, "2026-09-01"].map((day) => ownCostRow(northwind, day, 10)));
    const { verdict } = await verdictOn({
      "own.csv": own,
      "export.csv": csvOf(costs(() => ({ credited: true }))),
    });
    expect(verdict).toMatchObject({ outcome: "credited", firstCreditedDay: "2026-10-01" });
  });

  test("one whose credit cannot be told from rated usage without all attributes", async () => {
    const rated = days.map((day) => {
      const row = ratedRow(northwind, { day, credited: false, cost: 1 });
      const { PartnerEarnedCreditPercentage: _percentage, ...others } = row;
      return others;
    });
    const { verdict, text } = await verdictOn({ "usage.csv": csvOf(rated) });
    expect(verdict).toMatchObject({
      outcome: "cannotTell",
      why: expect.stringMatching(/^exported without all attributes \(attribute set "full"\)/),
    });
    expect(text).not.toContain("reseller's scope");
  });

  test("not credited, where the publisher of Microsoft's own is called Azure", async () => {
    const { verdict } = await verdictOn({
      "a.csv": csvOf(costs(() => ({ publisherType: "Azure" }))),
    });
    expect(verdict).toMatchObject({ outcome: "notCredited" });
  });

  test("one that cannot be told where the columns are empty", async () => {
    const rows = costs(() => ({})).map((row) => ({
      ...row,
      partnerEarnedCreditRate: "",
      partnerEarnedCreditApplied: "",
    }));
    const { verdict } = await verdictOn({ "a.csv": csvOf(rows) });
    expect(verdict).toMatchObject({
      outcome: "cannotTell",
      why: expect.stringContaining("the columns for the credit are empty"),
    });
  });

  test("one that cannot be told where no partner is named, though the flag says 0 and the price 0.85", async () => {
    const rows = costs(() => ({})).map((row) => ({
      ...row,
      partnerTenantId: "",
      partnerEarnedCreditApplied: "0",
      effectivePrice: 1.275,
      PayGPrice: 1.5,
    }));
    const { verdict } = await verdictOn({ "a.csv": csvOf(rows) });
    expect(verdict).toMatchObject({
      outcome: "cannotTell",
      why: expect.stringContaining("the customer buys under another agreement"),
    });
  });
});

describe("usage that an Azure credit offer has paid", () => {
  const rated = (until: number) =>
    csvOf(
      daysOfMonth("2026-10", until).map((day) =>
        ratedRow(northwind, { day, credited: false, cost: 10 }, 100),
      ),
    );

  test("is no loss, though the cost export says so and only daily rated usage knows", async () => {
    const { verdict } = await verdictOn({ "a.csv": csvOf(costs(() => ({}))), "b.csv": rated(31) });
    expect(verdict).toMatchObject({
      outcome: "nothingToEarn",
      nothing: ["paid by an Azure credit offer"],
      uncredited: [],
    });
  });

  test("is a loss again once the offer is used up", async () => {
    const { verdict } = await verdictOn({ "a.csv": csvOf(costs(() => ({}))), "b.csv": rated(20) });
    expect(verdict).toMatchObject({
      outcome: "notCredited",
      notCredited: [{ from: "2026-10-21", to: "2026-10-31" }],
      uncredited: [{ cost: 110 }],
    });
  });
});

describe("money", () => {
  test("takes back what was refunded, and a refund makes no day", async () => {
    const refund = costRow(northwind, {
      day: "2026-10-05",
      credited: false,
      cost: -4,
      chargeType: "Refund",
      ...billed,
    });
    const loss = costs((day) => ({ credited: day !== "2026-10-05" }));
    expect((await verdictOn({ "a.csv": csvOf([...loss, refund]) })).verdict).toMatchObject({
      notCredited: [{ from: "2026-10-05", to: "2026-10-05" }],
      uncredited: [{ cost: 6, credit: 0.9 }],
    });
    const none = await verdictOn({
      "a.csv": csvOf([...costs(() => ({ credited: true })), refund]),
    });
    expect(none.verdict).toMatchObject({ outcome: "credited", uncredited: [] });
  });

  test("takes nothing back for what could not earn, nor for what was credited", async () => {
    const back = { day: "2026-10-05", cost: -4, chargeType: "Refund", ...billed };
    const { verdict } = await verdictOn({
      "a.csv": csvOf([
        ...costs((day) => ({ credited: day !== "2026-10-05" })),
        costRow(northwind, { ...back, credited: false, pricingModel: "Spot" }),
        costRow(northwind, { ...back, credited: true }),
      ]),
    });
    expect(verdict).toMatchObject({ uncredited: [{ cost: 10 }] });
  });

  test("takes a usage row below zero for what it is, a correction", async () => {
    const below = costRow(northwind, { day: "2026-10-05", credited: false, cost: -4, ...billed });
    const { verdict } = await verdictOn({
      "a.csv": csvOf([...costs(() => ({ credited: true })), below]),
    });
    expect(verdict).toMatchObject({ outcome: "credited", notCredited: [] });
  });

  test("is not made up where the provider has left the costs out", async () => {
    const rows = costs(() => ({})).map(({ costInBillingCurrency: _cost, ...row }) => row);
    const { verdict, text } = await verdictOn({ "a.csv": csvOf(rows) });
    expect(verdict).toMatchObject({ outcome: "notCredited", uncredited: [] });
    expect(text).toContain("How much was not credited cannot be told: the files have no costs.");
  });

  test("of two currencies is two amounts, and the worst customer stands first", async () => {
    const dollars = { ...tailspin, currency: "USD" };
    const { proof } = await proveFiles({
      "a.csv": csvOf([
        ...costs(() => ({}), adatum),
        ...costs(() => ({ credited: true })),
        ...costs(() => ({ cost: 20 }), dollars),
      ]),
    });
    expect(proof.credit.map(({ name }) => name)).toEqual([
      tailspin.name,
      adatum.name,
      northwind.name,
    ]);
    expect(proof.uncredited).toEqual([
      { currency: "EUR", cost: 310, credit: 46.5 },
      { currency: "USD", cost: 620, credit: 93 },
    ]);
  });
});

test("Of a subscription that is credited in part, the resource groups without credit are named", async () => {
  const { verdict, text } = await verdictOn({
    "a.csv": csvOf([
      ...costs(() => ({ credited: true, resourceGroup: "rg-web" })),
      ...costs(() => ({ resourceGroup: "RG-Data" })),
      ...costs(() => ({ resourceGroup: "rg-big", cost: 50 })),
    ]),
  });
  expect(verdict).toMatchObject({
    outcome: "notCredited",
    inPart: true,
    where: ["rg-big", "rg-data"],
  });
  expect(text).toContain("in resource group rg-big, rg-data");
});

test("The month that is asked for is the only one that counts", async () => {
  const rows = [...days, ...daysOfMonth("2026-09")].map((day) =>
    costRow(northwind, { day, credited: day > "2026-10", cost: 1, ...billed }),
  );
  const { credit } = await proveFiles({ "a.csv": csvOf(rows) }, { month: "2026-10" });
  expect(credit(northwind.subscriptionId)).toMatchObject({
    outcome: "credited",
    firstCreditedDay: "2026-10-01",
  });
  const { proof, answer } = await proveFiles({ "a.csv": csvOf(rows) }, { month: "2026-07" });
  expect(proof.notes).toEqual(["The files have nothing of 2026-07."]);
  expect(answer.ending).toBe("cannotTell");
});
