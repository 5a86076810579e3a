import type { ObjectSpec, PackageSpec, PropertySpec, TypeSpec } from "./packageSpec";

const head = `// Written by \`npm run schema\` from the argument types in sdk/: change those.

/** What may be declared of each resource and of what is inside: what kind of value, or which words. */
export const argumentTable = `;

/** The source text of the table that the provider checks by. */
export function argumentTable({ name, resources, types }: PackageSpec): string {
  const table: Record<string, Record<string, unknown>> = {};
  const add = (key: string, properties: Record<string, PropertySpec>) => {
    if (table[key] === undefined) {
      table[key] = {};
      for (const [property, spec] of Object.entries(properties)) {
        table[key][property] = kindOf(spec);
        objectsIn(spec).forEach(([inner, object]) => add(inner, object.properties));
      }
    }
  };
  const nameIn = (token: string) => token.replace(`${name}:index:`, "");
  const typeOf = ({ $ref = "" }: TypeSpec) => types[$ref.replace("#/types/", "")];

  function kindOf(spec: TypeSpec): unknown {
    const type = typeOf(spec);
    if (type && "enum" in type) {
      return type.enum.map(({ value }) => value);
    }
    const kinds: Record<string, string> = { string: "text", boolean: "flag", array: "list" };
    return kinds[spec.type ?? ""] ?? "object";
  }

  function objectsIn(spec: TypeSpec): [string, ObjectSpec][] {
    const type = typeOf(spec);
    const own: [string, ObjectSpec][] =
      type && !("enum" in type) ? [[nameIn(spec.$ref?.replace("#/types/", "") ?? ""), type]] : [];
    return [...own, ...(spec.items ? objectsIn(spec.items) : [])];
  }

  for (const [token, { isComponent, inputProperties }] of Object.entries(resources)) {
    if (!isComponent) {
      add(nameIn(token), inputProperties);
    }
  }
  return `${head}${JSON.stringify(table, null, 2)} as const;\n`;
}
