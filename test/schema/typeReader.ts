import ts from "typescript";
import { descriptionOf } from "./description";
import type { EnumSpec, ObjectSpec, Properties, PropertySpec, TypeSpec } from "./packageSpec";
import type { Refusals } from "./refusals";
import { declarationOf } from "./sources";
import { eventualOf, isTextOrNumber, mayBeMissing, membersOf, nameOf } from "./typeNodes";
import { pascalCase, variantsOf, wordsOf } from "./typeNodes";

/** What is read: arguments, which may have to be plain, or what is told. */
export type Direction = "inputs" | "outputs";

/** Where a type stands. */
interface Place {
  /** Names a choice of words that has no name of its own. */
  property: string;
  /** The type and property, as a widening names it. */
  path: string;
  direction: Direction;
  /** Whether the value may come later. */
  eventual: boolean;
  /** What is said of types on the way that other languages do not have. */
  notes: Set<string | undefined>;
}

const { StringKeyword, BooleanKeyword, NumberKeyword } = ts.SyntaxKind;
const lists = ["Array", "ReadonlyArray"];

/** Whether a type is one number, such as `1`. */
function isOneNumber(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && ts.isNumericLiteral(node.literal);
}

/** Reads the types of the package, one by one, into the form of a package schema. */
export function createTypeReader(
  packageName: string,
  checker: ts.TypeChecker,
  secretKeys: readonly string[],
  refusals: Refusals,
) {
  const types: Record<string, ObjectSpec | EnumSpec> = {};
  const token = (name: string) => `${packageName}:index:${name}`;

  /** The properties of an object type, also of one that is put together of others. */
  function propertiesOf(node: ts.TypeNode, direction: Direction): Properties {
    const owner = node.getText();
    const variants = variantsOf(checker.getTypeFromTypeNode(node));
    const names = new Set(variants.flatMap((one) => one.getProperties().map(({ name }) => name)));
    const properties: Record<string, PropertySpec> = {};
    const required: string[] = [];
    for (const name of names) {
      const given = variants.map((one) => one.getProperty(name)).filter(isGiven);
      const declaration = given[0]?.declarations?.[0];
      if (!declaration || !ts.isPropertySignature(declaration) || !declaration.type) {
        refusals.refuse(declaration ?? node, `${owner}.${name} is no property with a type.`);
        continue;
      }
      properties[name] = propertyOf(declaration, declaration.type, name, owner, direction);
      const isOptional = given.some(({ flags }) => (flags & ts.SymbolFlags.Optional) !== 0);
      if (given.length === variants.length && !isOptional && !mayBeMissing(declaration.type)) {
        required.push(name);
      }
    }
    return { properties, required };
  }

  /** Whether a property can have a value: where another one is given instead, it cannot. */
  function isGiven(symbol: ts.Symbol | undefined): symbol is ts.Symbol {
    const nothing = ts.TypeFlags.Never | ts.TypeFlags.Undefined;
    return symbol !== undefined && (checker.getTypeOfSymbol(symbol).flags & nothing) === 0;
  }

  function propertyOf(
    declaration: ts.Node,
    type: ts.TypeNode,
    property: string,
    owner: string,
    direction: Direction,
  ): PropertySpec {
    const notes = new Set([descriptionOf(declaration)]);
    const eventual = direction === "outputs";
    const spec = typeOf(type, {
      property,
      path: `${owner}.${property}`,
      direction,
      eventual,
      notes,
    });
    return {
      ...spec,
      description: [...notes].filter((note) => note !== undefined).join("\n\n") || undefined,
      ...(secretKeys.includes(property) && { secret: true }),
    };
  }

  function typeOf(node: ts.TypeNode, at: Place): TypeSpec {
    const [only, ...others] = membersOf(node);
    if (only && only !== node && others.length === 0) {
      return typeOf(only, at);
    }
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) {
      return typeOf(node.type, at);
    }
    const later = ts.isTypeReferenceNode(node) ? eventualOf(node) : undefined;
    if (later) {
      return typeOf(later, { ...at, eventual: true });
    }
    const spec = ts.isTypeReferenceNode(node) ? referenceOf(node, at) : simpleOf(node, at);
    return at.eventual || spec.plain ? spec : { ...spec, plain: true };
  }

  function simpleOf(node: ts.TypeNode, at: Place): TypeSpec {
    if (ts.isArrayTypeNode(node)) {
      return { type: "array", items: typeOf(node.elementType, at) };
    }
    if (node.kind === BooleanKeyword) {
      return { type: "boolean" };
    }
    if (at.direction === "outputs" && (node.kind === NumberKeyword || isOneNumber(node))) {
      // Azure's counts, and the version of what is told.
      return { type: "integer" };
    }
    if (
      node.kind === StringKeyword ||
      (isTextOrNumber(node) && refusals.widens("numbers", at.path))
    ) {
      return { type: "string" };
    }
    const words = wordsOf(checker, node);
    return words ? choiceOf(words, pascalCase(at.property), node) : refusals.type(node, at.path);
  }

  function referenceOf(node: ts.TypeReferenceNode, at: Place): TypeSpec {
    const name = nameOf(node);
    const [first, second] = node.typeArguments ?? [];
    if (name === "Unwrap" && first) {
      return typeOf(first, at);
    }
    if (lists.includes(name) && first) {
      return { type: "array", items: typeOf(first, at) };
    }
    if (name === "Record" && first?.kind === StringKeyword && second) {
      return { type: "object", additionalProperties: typeOf(second, at) };
    }
    const object = objectDeclaration(node);
    return object ? objectOf(node, object, at.direction) : declaredOf(node, name, at);
  }

  function declaredOf(node: ts.TypeReferenceNode, name: string, at: Place): TypeSpec {
    const declaration = declarationOf(checker, checker.getSymbolAtLocation(node.typeName));
    if (declaration && ts.isClassDeclaration(declaration) && at.direction === "outputs") {
      return { $ref: `#/resources/${token(name)}` };
    }
    if (declaration && ts.isTypeAliasDeclaration(declaration) && !node.typeArguments) {
      const said = descriptionOf(declaration);
      const isText = refusals.widens("text", name);
      const words = isText ? undefined : wordsOf(checker, node);
      if (words) {
        return choiceOf(words, name, node, said);
      }
      at.notes.add(said);
      return isText ? { type: "string" } : typeOf(declaration.type, at);
    }
    return refusals.type(node, at.path);
  }

  /** Where an object type is declared: an interface, or a type that may be put together. */
  function objectDeclaration(node: ts.TypeNode): ts.Declaration | undefined {
    if (!ts.isTypeReferenceNode(node)) {
      return undefined;
    }
    const declaration = declarationOf(checker, checker.getSymbolAtLocation(node.typeName));
    const isObject = declaration && ts.isInterfaceDeclaration(declaration) && !node.typeArguments;
    return isObject || (declaration && refusals.widens("exactlyOne", nameOf(node)))
      ? declaration
      : undefined;
  }

  function objectOf(
    node: ts.TypeReferenceNode,
    declaration: ts.Declaration,
    direction: Direction,
  ): TypeSpec {
    const name = token(nameOf(node).replace(/Args$/, ""));
    if (types[name] === undefined) {
      const description = descriptionOf(declaration);
      const spec: ObjectSpec = { description, type: "object", properties: {}, required: [] };
      // Known before it is read: a type may contain itself.
      types[name] = spec;
      Object.assign(spec, propertiesOf(node, direction));
    }
    return { $ref: `#/types/${name}` };
  }

  function choiceOf(words: string[], name: string, node: ts.Node, description?: string): TypeSpec {
    const choice = words.map((value) => ({ name: pascalCase(value), value }));
    const known = (types[token(name)] ??= { description, type: "string", enum: choice });
    return "enum" in known && known.enum.map(({ value }) => value).join() === words.join()
      ? { $ref: `#/types/${token(name)}` }
      : refusals.refuse(node, `makes a second type called ${name}: name the choice of words.`);
  }

  return { types, token, propertiesOf, propertyOf, objectDeclaration };
}
