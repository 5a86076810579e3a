import { argumentTable } from "../../../provider/argumentTable";
import { createBillingLifecycle } from "../../../provider/reading/billingLifecycle";
import { checkIdentity } from "../../../provider/identity/checkIdentity";
import type { CheckFailure, Lifecycle } from "../../../provider/lifecycle";
import { linkInputs } from "../../../provider/link/linkInputs";
import { createLinkLifecycle } from "../../../provider/link/linkLifecycle";
import type { Properties } from "../../../provider/properties";
import { createRolesLifecycle } from "../../../provider/reading/rolesLifecycle";
import schemaFile from "../../../sdk/schema.json";
import type { PackageSpec } from "../../schema/packageSpec";
import { ambientOf } from "../provider/ambients";
import { argumentsOf, choicesOf, typeNamed } from "./typesOf";
import { watched } from "./watched";

const schema = schemaFile as unknown as PackageSpec;
const guid = "11111111-1111-4111-8111-111111111111";
const run = {
  ambient: () => ambientOf({}),
  say: () => undefined,
  isAbandoned: () => Promise.resolve(false),
  engine: undefined,
};

/** Everything that may be declared at once, in the provider's own way. */
const declared: Record<string, Properties> = {
  PartnerAdminLink: {
    partnerId: "1",
    expectedPartnerName: "Contoso",
    ifLinked: "rebind",
    rebindFrom: ["2"],
    identity: { tenantId: guid },
    onDelete: "keep",
    whenUnreachable: "keep",
  },
  BillingAgreement: { subscriptionId: guid, identity: { tenantId: guid } },
  HeldRoles: {
    holders: [{ principalId: guid, scope: `/subscriptions/${guid}` }],
    identity: { tenantId: guid },
    whenUnreachable: "keep",
  },
};

const lifecycles: [string, Lifecycle][] = [
  ["PartnerAdminLink", createLinkLifecycle(run)],
  ["BillingAgreement", createBillingLifecycle(run)],
  ["HeldRoles", createRolesLifecycle(run)],
];

describe.each(lifecycles)(
  "the arguments of %s, by the schema and by its check",
  (name, lifecycle) => {
    const { properties } = argumentsOf(schema, name);
    const all = declared[name] ?? {};
    const failuresOf = (more: Properties): CheckFailure[] =>
      lifecycle.check({}, { ...all, ...more }).failures;

    test("are the same", () => {
      expect(Object.keys(all)).toEqual(Object.keys(properties));
      expect(lifecycle.check({}, all)).toEqual({
        inputs: expect.objectContaining(all),
        failures: [],
      });
    });

    test("an argument that there is none of is refused", () => {
      expect(failuresOf({ colour: "blue" })).toEqual([
        { property: "colour", reason: expect.stringMatching(/is not a property of/) },
      ]);
    });

    test("a secret that was given beside the identity is not named as what the engine prints", () => {
      expect(failuresOf({ clientSecret: "secret" })).toEqual([
        { property: "identity.clientSecret", reason: expect.not.stringContaining('"secret"') },
      ]);
    });

    test("a choice takes the words of the schema and no other", () => {
      for (const [property, spec] of Object.entries(properties)) {
        const words = choicesOf(schema, spec) ?? [];
        const alone = words.filter((word) => word !== "fail" || property !== "ifLinked");
        for (const word of alone) {
          expect(failuresOf({ [property]: word })).toEqual([]);
        }
        if (words.length > 0) {
          const reason = `must be ${words.map((word) => `"${word}"`).join(" or ")}`;
          expect(failuresOf({ [property]: "another" })).toContainEqual({ property, reason });
        }
      }
    });
  },
);

test("every argument of a link reaches the lifecycle", () => {
  const { value, asked } = watched(declared.PartnerAdminLink ?? {});
  linkInputs(value);
  expect(Object.keys(linkInputs(value))).toEqual(
    expect.arrayContaining(Object.keys(argumentsOf(schema, "PartnerAdminLink").properties)),
  );
  expect(asked).toEqual(new Set(Object.keys(declared.PartnerAdminLink ?? {})));
});

test("an identity has the properties of the schema, and what is no flag is text", () => {
  const { properties } = typeNamed(schema, "Identity");
  expect(Object.keys(argumentTable.Identity)).toEqual(Object.keys(properties));
  for (const [property, { type }] of Object.entries(properties)) {
    const right = type === "boolean" ? true : guid;
    const fails = (value: unknown) => {
      const failed: string[] = [];
      const beside = { clientCertificatePath: "path", [property]: value };
      checkIdentity(beside, (one) => void failed.push(one));
      return failed;
    };
    expect(fails(right)).toEqual([]);
    expect(fails(type === "boolean" ? guid : true)).toEqual([`identity.${property}`]);
  }
});

test("whom to ask about has the properties of the schema", () => {
  const check = createRolesLifecycle(run).check;
  const { properties } = typeNamed(schema, "Holder");
  const [holder] = (declared.HeldRoles as { holders: object[] }).holders;
  expect(Object.keys(properties)).toEqual(Object.keys(holder ?? {}));
  expect(check({}, { holders: [{ ...holder, colour: "blue" }] }).failures).toEqual([
    { property: "holders[0].colour", reason: expect.stringMatching(/is not a property of/) },
  ]);
});
