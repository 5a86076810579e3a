import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { customerOf } from "../../../examples/customer-onboarding/customers";
import { readCustomers } from "../../../examples/fleet/customers";
import { customerTenant, subscription } from "../access/ids";

const odd = [null, undefined, 5, true, "", "text", [], [null], {}, { name: null }];

describe("customers.yaml", () => {
  const adatum = {
    name: "Adatum",
    tenantId: customerTenant,
    subscriptionId: subscription,
    roles: ["Reader"],
    operatorsGroupId: customerTenant,
    billing: { transactingPartnerId: "1234567" },
  };

  test("gives the customer whose stack has its name", () => {
    expect(customerOf({ adatum }, "adatum")).toEqual(adatum);
    expect(customerOf({ adatum: { ...adatum, billing: null } }, "adatum").billing).toBeUndefined();
  });

  test.each(odd)("that holds %p has no such customer", (content) => {
    expect(() => customerOf(content, "adatum")).toThrow(/^customers.yaml has no customer "adatum"/);
    expect(() => customerOf(content, "constructor")).toThrow(pulumi.RunError);
  });

  test("that has no such customer tells so without the program's stack", () => {
    let error: unknown;
    try {
      customerOf({ adatum }, "fabrikam");
    } catch (thrown) {
      error = thrown;
    }
    const { message, stack } = error as Error;
    expect(message).toContain("It has: adatum.");
    expect(stack).toBe(message);
  });

  test.each(odd)("in which a customer is %p says what it needs", (customer) => {
    expect(() => customerOf({ adatum: customer }, "adatum")).toThrow(
      'Customer "adatum" in customers.yaml needs a text for name.',
    );
  });

  test.each(["name", "tenantId", "subscriptionId", "operatorsGroupId", "roles"])(
    "in which a customer's %s is empty or no such thing says so",
    (key) => {
      for (const value of [null, 5, true, "", {}, [], [null], [""]]) {
        const content = { adatum: { ...adatum, [key]: value } };
        expect(() => customerOf(content, "adatum")).toThrow(
          new RegExp(`^Customer "adatum" in customers.yaml needs (a text for )?${key}\\b`),
        );
      }
    },
  );
});

test.each(["tenantId", "subscriptionId", "operatorsGroupId"])(
  "customers.yaml with the zeros of the template as its %s says whose and which it is",
  (key) => {
    const ids = { tenantId: customerTenant, subscriptionId: subscription };
    const adatum = { name: "Adatum", ...ids, operatorsGroupId: customerTenant, roles: ["Reader"] };
    const zeros = customerTenant.replace(/[^-]/g, "0");
    expect(() => customerOf({ adatum: { ...adatum, [key]: zeros } }, "adatum")).toThrow(
      `Customer "adatum" in customers.yaml still has the zeros of the template as its ${key}: put`,
    );
  },
);

describe("customers.json", () => {
  const adatum = { name: "adatum", tenantId: customerTenant };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "customers-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function read(content: unknown) {
    const file = join(folder, "customers.json");
    await writeFile(file, JSON.stringify(content ?? null));
    return readCustomers(file);
  }

  test("says that an objectId is needed where it is empty", async () => {
    await expect(read([{ ...adatum, objectId: null }])).rejects.toThrow(
      "needs a GUID as its objectId",
    );
  });

  test("that is not there, or no JSON, is named", async () => {
    await expect(readCustomers(join(folder, "nobody.json"))).rejects.toThrow(
      /nobody\.json cannot be read \(ENOENT\)\.$/,
    );
    const file = join(folder, "broken.json");
    await writeFile(file, "[{");
    await expect(readCustomers(file)).rejects.toThrow(/broken\.json is not JSON: /);
  });

  test.each(odd)("that holds or lists %p says what it needs", async (value) => {
    const sentence = /is not a list of customers\.$|^Customer 1 needs a name/;
    if (!Array.isArray(value) || value.length > 0) {
      await expect(read(value)).rejects.toThrow(sentence);
    }
    await expect(read([value])).rejects.toThrow(sentence);
  });

  test.each(["name", "tenantId", "objectId"])("names a %s that cannot be meant", async (key) => {
    for (const value of [5, true, "", [null], {}]) {
      await expect(read([{ ...adatum, [key]: value }])).rejects.toThrow(key);
    }
  });

  describe("with access", () => {
    const line = { ...adatum, objectId: subscription };
    const direct = { subscriptionId: subscription, roles: ["Reader"] };
    const lighthouse = {
      ...direct,
      managedByTenantId: customerTenant,
      operatorsGroupId: subscription,
    };

    test("are read as they stand there", async () => {
      const customers = [
        { ...line, direct },
        { ...line, name: "wingtip", lighthouse },
      ];
      expect(await read(customers)).toEqual(customers);
    });

    test.each([
      ["both ways", { direct, lighthouse }, "has both direct and lighthouse: give one of them."],
      ["a misspelt way", { lighthose: lighthouse }, 'has "lighthose", which is none of name,'],
      ["a misspelt key", { direct: { ...direct, role: "x" } }, ': direct has "role", which is'],
      ["no roles", { direct: { ...direct, roles: [] } }, ": direct needs roles, a list of"],
      ["an empty role", { direct: { ...direct, roles: [""] } }, ": direct needs roles, a list of"],
      ["nothing in it", { direct: null }, ": direct needs a GUID as its subscriptionId."],
      [
        "zeros for a group",
        { lighthouse: { ...lighthouse, operatorsGroupId: subscription.replace(/[^-]/g, "0") } },
        ": lighthouse still has the zeros of the example as its operatorsGroupId: put the real id there.",
      ],
    ])("of %s are told what is wrong, by name", async (_what, access, sentence) => {
      await expect(read([{ ...line, ...access }])).rejects.toThrow(
        `Customer "adatum"${sentence.startsWith(":") ? "" : " "}${sentence}`,
      );
    });
  });
});
