import { attributionText } from "../../../../command/prove/verdictText";
import { reportRow } from "../../../prove/costRows";
import { csvOf } from "../../../prove/csv";
import { adatum, northwind } from "../../../prove/customers";
import { declared } from "../../../prove/declared";
import { proveFiles } from "../../../prove/proveFiles";

const link = "Partner admin link";

const verdictsOn = async (rows: ReturnType<typeof reportRow>[], more = {}) => {
  const { proof, answer, text } = await proveFiles({ "report.csv": csvOf(rows) }, more);
  const told = proof.attribution.map(({ month, outcome }) => `${month} ${outcome}`);
  return { told, proof, ending: answer.ending, text: text.replace(/[│\s]+/g, " ") };
};

describe("a month is attributed", () => {
  test("by the link, as which role, with the revenue of the rows that are no duplicates", async () => {
    const { proof, ending } = await verdictsOn([
      reportRow(northwind, "2026-09", link, { role: "Owner", revenue: 10 }),
      reportRow(northwind, "2026-09", link, { role: "Owner", revenue: 2.5 }),
      reportRow(northwind, "2026-09", "CSP Tier 2", { revenue: 99, isDuplicate: true }),
    ]);
    expect(proof.attribution).toMatchObject([
      { outcome: "byTheLink", types: [link], roles: ["Owner"], revenue: 12.5 },
    ]);
    expect(proof.attribution.map(attributionText)).toEqual(["attributed by the link (as Owner)"]);
    expect(ending).toBe("fine");
  });

  test("by another type, and says where the link's own row is a duplicate", async () => {
    const { proof, ending } = await verdictsOn([
      reportRow(northwind, "2026-09", link, { isDuplicate: true }),
      reportRow(northwind, "2026-09", "CSP Tier 2", { revenue: 7 }),
    ]);
    expect(proof.attribution).toMatchObject([
      {
        outcome: "byAnotherType",
        revenue: 7,
        why: "the row of the link is flagged as a duplicate",
      },
    ]);
    expect(proof.attribution.map(attributionText)).toEqual([
      "attributed by another type (CSP Tier 2): the row of the link is flagged as a duplicate",
    ]);
    expect(ending).toBe("fine");
  });

  test("without revenue here where every row is a duplicate of another location's", async () => {
    const { proof } = await verdictsOn([
      reportRow(northwind, "2026-09", link, { isDuplicate: true }),
    ]);
    expect(proof.attribution).toMatchObject([
      { outcome: "byTheLink", revenue: 0, why: expect.stringContaining("every row of it") },
    ]);
  });

  test("or it cannot be told, where the report was made without the column", async () => {
    const { PartnerAttributionType: _type, ...row } = reportRow(northwind, "2026-09", link);
    const { proof, ending } = await verdictsOn([row]);
    expect(proof.attribution).toMatchObject([
      { outcome: "cannotTell", why: expect.stringContaining("add the column") },
    ]);
    expect(ending).toBe("cannotTell");
  });
});

describe("a subscription that was seen before and is missing", () => {
  const rows = [
    reportRow(northwind, "2026-08", link),
    ...["2026-08", "2026-09", "2026-10"].map((month) => reportRow(adatum, month, link)),
  ];

  test("is not seen, once the 20th of the next month and four days are over", async () => {
    const { told, ending } = await verdictsOn(rows, { saved: "2026-11-25T00:00:00Z" });
    expect(told.slice(0, 2)).toEqual(["2026-09 notSeen", "2026-10 notSeen"]);
    expect(ending).toBe("finding");
  });

  test("is too early to be missed until then", async () => {
    const { told } = await verdictsOn(rows, { saved: "2026-11-24T00:00:00Z" });
    expect(told.slice(0, 2)).toEqual(["2026-09 notSeen", "2026-10 tooEarly"]);
  });

  test("is not missed before it was first seen", async () => {
    const { told } = await verdictsOn([
      reportRow(northwind, "2026-10", link),
      ...["2026-08", "2026-09", "2026-10"].map((month) => reportRow(adatum, month, link)),
    ]);
    expect(told).toEqual([
      "2026-08 byTheLink",
      "2026-09 byTheLink",
      "2026-10 byTheLink",
      "2026-10 byTheLink",
    ]);
  });
});

describe("beside what is expected", () => {
  const rows = [reportRow(northwind, "2026-09", link)];

  test("nothing is said of credit where no file tells of billed usage", async () => {
    const { proof, text } = await verdictsOn(rows, { attributions: [declared(northwind)] });
    expect(proof.credit).toEqual([]);
    expect(text).toContain("cannot be told: no file here tells of billed usage");
  });

  test("a customer whom no report has is not seen", async () => {
    const { proof, ending } = await verdictsOn(rows, {
      attributions: [declared(northwind), declared(adatum)],
    });
    expect(proof.attribution).toMatchObject([
      { name: adatum.name, outcome: "notSeen", expected: "setUp", month: "2026-09" },
      { name: northwind.name, outcome: "byTheLink" },
    ]);
    expect(ending).toBe("finding");
  });

  test("one who was never seen is asked of the newest month only", async () => {
    const months = ["2026-08", "2026-09"].map((month) => reportRow(northwind, month, link));
    const { proof } = await verdictsOn(months, { attributions: [declared(adatum)] });
    expect(proof.attribution.map(({ month, outcome }) => [month, outcome])).toEqual([
      ["2026-09", "notSeen"],
    ]);
  });

  test("who is not expected to count is no finding", async () => {
    const { ending, proof } = await verdictsOn(rows, {
      attributions: [
        declared(northwind),
        declared(adatum, { recognition: "notByThisLink", credit: "notByThisLink" }),
      ],
    });
    expect(proof.attribution[0]?.outcome).toBe("notSeen");
    expect(ending).toBe("fine");
  });

  test("another partner id than the one that is declared is told", async () => {
    const { proof } = await verdictsOn(rows, {
      attributions: [declared(northwind, { partnerId: "5151515" })],
    });
    expect(proof.attribution).toMatchObject([
      { why: "it counts for partner 4242424, and 5151515 is declared" },
    ]);
  });

  test("what is declared of all of a customer is looked for by the tenant", async () => {
    const { proof } = await verdictsOn(rows, {
      attributions: [
        declared(northwind, { scopes: ["/providers/Microsoft.Management/managementGroups/all"] }),
      ],
    });
    expect(proof.attribution).toMatchObject([
      { subscriptionId: northwind.subscriptionId, outcome: "byTheLink" },
    ]);
  });

  test("what is not expected is counted and not told of", async () => {
    const { proof, text } = await verdictsOn([...rows, reportRow(adatum, "2026-09", link)], {
      attributions: [declared(northwind)],
    });
    expect(proof.beside).toBe(1);
    expect(text).toContain("1 more subscription of the files is not among those expected.");
    expect(JSON.stringify(proof)).not.toContain(adatum.subscriptionId);
  });
});
