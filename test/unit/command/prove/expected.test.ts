import { costRow } from "../../../prove/costRows";
import { csvOf, daysOfMonth } from "../../../prove/csv";
import { adatum, litware, northwind } from "../../../prove/customers";
import { declared } from "../../../prove/declared";
import { proveFiles } from "../../../prove/proveFiles";

const group = (name: string) => `/subscriptions/${northwind.subscriptionId}/resourceGroups/${name}`;
const machine = `${group("rg-web")}/providers/Microsoft.Compute/virtualMachines/vm-1`;

const rows = (customer = northwind) =>
  daysOfMonth("2026-10").flatMap((day) => [
    costRow(customer, { day, credited: true, cost: 5, resourceGroup: "RG-Web", invoiceId: "G1" }),
    costRow(customer, { day, credited: false, cost: 1, resourceGroup: "RG-Db", invoiceId: "G1" }),
  ]);
const files = { "a.csv": csvOf(rows()) };

test("A role on a resource group is judged at that group, whatever the case of its name", async () => {
  const web = await proveFiles(files, {
    attributions: [declared(northwind, { scopes: [group("rg-web")] })],
  });
  expect(web.proof.credit).toMatchObject([{ place: "rg-web", outcome: "credited" }]);
  expect(web.answer.ending).toBe("fine");
  const db = await proveFiles(files, {
    attributions: [declared(northwind, { scopes: [group("RG-DB")] })],
  });
  expect(db.proof.credit).toMatchObject([
    { place: "rg-db", outcome: "notCredited", uncredited: [{ cost: 31, credit: 4.65 }] },
  ]);
});

test("A role on a resource is judged at that resource", async () => {
  const { proof } = await proveFiles(files, {
    attributions: [declared(northwind, { scopes: [machine, `${machine}-2`] })],
  });
  expect(proof.credit.map(({ place, outcome }) => [place.split("/").at(-1), outcome])).toEqual([
    ["vm-1-2", "noUsage"],
    ["vm-1", "credited"],
  ]);
});

test("What lies inside of another place counts once in the sum", async () => {
  const { proof } = await proveFiles(files, {
    attributions: [
      declared(northwind, {
        scopes: [`/subscriptions/${northwind.subscriptionId}`, group("rg-db")],
      }),
    ],
  });
  expect(proof.credit.map(({ uncredited }) => uncredited[0]?.cost)).toEqual([31, 31]);
  expect(proof.uncredited).toEqual([{ currency: "EUR", cost: 31, credit: 4.65 }]);
});

test.each(["noneByAgreement", "notByThisLink"] as const)(
  "No credit where %s is declared is no finding and no missed money",
  async (credit) => {
    const { answer, proof } = await proveFiles(files, {
      attributions: [declared(northwind, { credit })],
    });
    expect(proof.credit).toMatchObject([{ outcome: "notCredited", expected: credit }]);
    expect([answer.ending, proof.uncredited]).toEqual(["fine", []]);
  },
);

describe("an expected subscription of which the files have nothing", () => {
  const run = (resourceId: string) => ({
    "e/part_0.csv": csvOf(rows()),
    "e/manifest.json": JSON.stringify({
      blobs: [{ blobName: "part_0.csv" }],
      exportConfig: { exportName: "costs", resourceId },
    }),
  });
  const account = "/providers/Microsoft.Billing/billingAccounts/a:b_2019-05-31";
  const outcomeIn = async (resourceId: string) => {
    const { proof } = await proveFiles(run(resourceId), { attributions: [declared(adatum)] });
    return proof.credit[0];
  };

  test("has no usage, in an export of the whole billing account", async () => {
    expect(await outcomeIn(account)).toMatchObject({ outcome: "noUsage" });
  });

  test("cannot be told of by an export of another customer or subscription", async () => {
    const why = "the exports are about other customers or subscriptions";
    const others = [
      `${account}/customers/${northwind.tenantId}`,
      `/subscriptions/${northwind.subscriptionId}`,
    ];
    for (const other of others) {
      expect(await outcomeIn(other)).toMatchObject({ outcome: "cannotTell", why });
    }
    expect(await outcomeIn(`${account}/customers/${adatum.tenantId}`)).toMatchObject({
      outcome: "noUsage",
    });
  });
});

test("A file of one customer that does not say what it is of tells nothing of another", async () => {
  const { proof, answer } = await proveFiles(files, { attributions: [declared(adatum)] });
  expect(proof.credit).toMatchObject([
    {
      outcome: "cannotTell",
      why: expect.stringMatching(/^the files are about one other customer/),
    },
  ]);
  expect(answer.ending).toBe("cannotTell");
});

test("A management group stands for all subscriptions of the customer that the files have", async () => {
  const second = { ...northwind, subscriptionId: litware.subscriptionId };
  const { proof } = await proveFiles(
    { "a.csv": csvOf([...rows(), ...rows(second)]) },
    {
      attributions: [
        declared(northwind, { scopes: ["/providers/Microsoft.Management/managementGroups/all"] }),
      ],
    },
  );
  expect(proof.credit.map(({ subscriptionId }) => subscriptionId).sort()).toEqual([
    northwind.subscriptionId,
    second.subscriptionId,
  ]);
});
