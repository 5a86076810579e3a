import { argumentTable as written } from "../../../provider/argumentTable";
import { secretKeys } from "../../../sdk/nodejs/identity";
import schemaFile from "../../../sdk/schema.json";
import { argumentTable } from "../../schema/argumentTable";
import { readPackage } from "../../schema/packageSchema";
import type { PackageSpec, PropertySpec, TypeSpec } from "../../schema/packageSpec";
import { resourcesAsObjects } from "../../schema/widenings";
import { filesUnder, textOf } from "../sourceFiles";
import { typeNamed } from "./typesOf";

const schema = schemaFile as unknown as PackageSpec;

/** Every object of the schema that has a key, however deep. */
function objectsWith(key: string, inside: unknown = schema): unknown[] {
  if (typeof inside !== "object" || inside === null) {
    return [];
  }
  const found = Object.values(inside).flatMap((one) => objectsWith(key, one));
  return Object.hasOwn(inside, key) ? [inside, ...found] : found;
}

const nameIn = (token: string) => token.replace("azure-partner:index:", "");
const resources = Object.entries(schema.resources);
const typeNames = Object.keys(schema.types).map(nameIn);
const properties = (objectsWith("properties") as { properties: Record<string, PropertySpec> }[])
  .flatMap((one) => Object.entries(one.properties))
  .concat(resources.flatMap(([, { inputProperties }]) => Object.entries(inputProperties)));

describe("what `npm run schema` writes", () => {
  const made = readPackage();

  test("is what stands in sdk/schema.json, to the order of its properties", () => {
    expect(JSON.stringify(schemaFile)).toBe(JSON.stringify(made));
  });

  test("is what the provider checks by", () => {
    const table = argumentTable(made).replace(/^[^]*argumentTable = /, "");
    expect(JSON.stringify(written)).toBe(
      JSON.stringify(JSON.parse(table.replace(/ as const;\n$/, ""))),
    );
  });
});

describe("the schema", () => {
  test("has the three resources with what gets them, and the three components", () => {
    const told = resources.map(([token, { isComponent, stateInputs }]) => [
      nameIn(token),
      isComponent ? "component" : Object.keys(stateInputs?.properties ?? {}).join(),
    ]);
    expect(Object.fromEntries(told)).toEqual({
      BillingAgreement: "identity",
      CustomerOnboarding: "component",
      HeldRoles: "holders,identity,whenUnreachable",
      LighthouseDelegation: "component",
      PartnerAdminLink: "identity,expectedPartnerIds,expectedPartnerName,whenUnreachable",
      PartnerRoleAssignments: "component",
    });
  });

  test("lets a resource move here from the dynamic provider of a program", () => {
    for (const [token, { isComponent, aliases }] of resources.filter(
      ([, one]) => !one.isComponent,
    )) {
      expect(isComponent).toBeUndefined();
      const dynamic = `pulumi-nodejs:dynamic/azure-partner:${nameIn(token)}`;
      expect(aliases).toEqual([{ type: dynamic }]);
      expect(filesUnder("sdk", ".ts").some((file) => textOf(file).includes(`"${dynamic}"`))).toBe(
        true,
      );
    }
  });

  test("says what is secret, wherever it stands", () => {
    const secret = properties.filter(([, spec]) => spec.secret).map(([name]) => name);
    const named = properties.map(([name]) => name).filter((name) => secretKeys.includes(name));
    expect(new Set(secret)).toEqual(new Set(secretKeys));
    expect(secret).toEqual(named);
  });

  test("has no choice of types, and nothing that replaces without being asked", () => {
    expect(objectsWith("oneOf")).toEqual([]);
    expect(objectsWith("replaceOnChanges")).toEqual([]);
  });

  test("has no name that a language keeps for itself", () => {
    const ending = /(Args|Input|Output|Array|Map|State|Result)$/;
    const resourceNames = resources.map(([token]) => nameIn(token));
    expect(typeNames.filter((name) => ending.test(name))).toEqual([]);
    expect(typeNames.filter((name) => resourceNames.includes(name))).toEqual([]);
    for (const [token, resource] of resources) {
      const own = Object.keys({ ...resource.properties, ...resource.inputProperties });
      const kept = ["id", "urn", nameIn(token).toLowerCase()];
      expect(own.filter((name) => kept.includes(name.toLowerCase()))).toEqual([]);
    }
  });

  test("refers to what it has", () => {
    const tokens = [
      ...Object.keys(schema.types).map((token) => `#/types/${token}`),
      ...Object.keys(schema.resources).map((token) => `#/resources/${token}`),
    ];
    const referred = (objectsWith("$ref") as TypeSpec[]).map(({ $ref = "" }) => $ref);
    expect(referred.filter((one) => !tokens.includes(one))).toEqual([]);
    expect(typeNames.filter((name) => !referred.some((one) => one.endsWith(`:${name}`)))).toEqual(
      [],
    );
  });

  test("lets the outputs of a resource be given where TypeScript takes the resource", () => {
    for (const [object, resource] of Object.entries(resourcesAsObjects)) {
      const told = schema.resources[`azure-partner:index:${resource}`]?.required;
      const { required } = typeNamed(schema, object);
      expect(["id", ...(told ?? [])]).toEqual(expect.arrayContaining(required));
    }
  });
});

describe("the descriptions", () => {
  const described = (objectsWith("description") as { description: unknown }[])
    .map(({ description }) => description)
    // A property may be called so.
    .filter((description) => typeof description === "string");
  const exported = ["sdk/nodejs/index.ts", "sdk/nodejs/access/index.ts"]
    .map(textOf)
    .join("\n")
    .replaceAll(/\/\/.*/g, "")
    .match(/\b[A-Z]\w+\b/g);
  const own = [...typeNames, ...resources.map(([token]) => nameIn(token))];

  test("are there for each property, each object and each resource", () => {
    const bare = properties.filter(([, { description = "" }]) => description === "");
    expect(bare.map(([name]) => name)).toEqual([]);
    const objects = Object.entries({ ...schema.types, ...schema.resources }).filter(
      ([, one]) => !("enum" in one) && !one.description,
    );
    expect(objects.map(([token]) => token)).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ["a type of its own", /`(string|number|boolean|object|any|null|undefined|void)\b/],
    ["lists and generics", /\w\[\]|\b(Input|Output|Record|Promise|Array|Omit|Partial)\b[<`]/],
    [
      "what it alone has",
      /\bundefined\b|\bArgs\b|\w+Args\b|=>|`(new|const|import|interface|type) /,
    ],
    ["its documents", /\{@|```|^@/m],
    ["its packages and itself", /@azure\/|@pulumi\/|\bnpm\b|TypeScript|JavaScript/],
  ])("speak no TypeScript: not %s", (_what, speech) => {
    expect(described.filter((description) => speech.test(description))).toEqual([]);
  });

  test("name no type that other languages do not have", () => {
    const foreign = (exported ?? []).filter((name) => !own.includes(name));
    const named = described.flatMap((description) =>
      [...description.matchAll(/`([A-Z]\w+)/g)].map(([, name = ""]) => name),
    );
    expect(named.filter((name) => foreign.includes(name))).toEqual([]);
  });
});
