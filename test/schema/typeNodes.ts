import ts from "typescript";
import { declarationOf } from "./sources";

const eventualTypes = ["Input", "Output"];

/** The name that a type is asked for by, without its module's. */
export function nameOf(node: ts.TypeReferenceNode): string {
  return ts.isIdentifier(node.typeName) ? node.typeName.text : node.typeName.right.text;
}

/** What may come later, where a type says that it may. */
export function eventualOf(node: ts.TypeReferenceNode): ts.TypeNode | undefined {
  return eventualTypes.includes(nameOf(node)) ? node.typeArguments?.[0] : undefined;
}

/** Whether a type says that there may be no value, itself or inside what comes later. */
export function mayBeMissing(node: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(node)) {
    return node.types.some(isUndefined);
  }
  const eventual = ts.isTypeReferenceNode(node) ? eventualOf(node) : undefined;
  return eventual !== undefined && mayBeMissing(eventual);
}

/** The types of which a value may have any, without "there may be none". */
export function membersOf(node: ts.TypeNode): ts.TypeNode[] {
  return ts.isUnionTypeNode(node) ? node.types.filter((one) => !isUndefined(one)) : [node];
}

/** Whether a type is text or a number, and nothing else. */
export function isTextOrNumber(node: ts.TypeNode): boolean {
  const kinds = membersOf(node).map(({ kind }) => kind);
  const { StringKeyword, NumberKeyword } = ts.SyntaxKind;
  return kinds.length === 2 && kinds.includes(StringKeyword) && kinds.includes(NumberKeyword);
}

/** The types that a type is a choice of. */
export function variantsOf(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The words of a type that is a choice of words, in the order in which they are written. */
export function wordsOf(checker: ts.TypeChecker, node: ts.TypeNode): string[] | undefined {
  const words = membersOf(node).map((member) => {
    const declaration =
      ts.isTypeReferenceNode(member) &&
      declarationOf(checker, checker.getSymbolAtLocation(member.typeName));
    return declaration && ts.isTypeAliasDeclaration(declaration)
      ? wordsOf(checker, declaration.type)
      : literals(checker, member);
  });
  return words.every((some) => some !== undefined) ? [...new Set(words.flat())] : undefined;
}

function literals(checker: ts.TypeChecker, node: ts.TypeNode): string[] | undefined {
  const list = ts.isIndexedAccessTypeNode(node) && checker.getTypeFromTypeNode(node.objectType);
  const types =
    list && checker.isTupleType(list)
      ? checker.getTypeArguments(list as ts.TypeReference)
      : variantsOf(checker.getTypeFromTypeNode(node));
  return types.every((one) => one.isStringLiteral())
    ? types.map((one) => String(one.value))
    : undefined;
}

function isUndefined({ kind }: ts.TypeNode): boolean {
  return kind === ts.SyntaxKind.UndefinedKeyword;
}

/** A word or several as the name of a type or a choice. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
