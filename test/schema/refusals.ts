import ts from "typescript";
import type { TypeSpec } from "./packageSpec";
import { placeOf } from "./sources";
import { widenings } from "./widenings";

/** Collects what a package schema cannot say, so that all of it is told at once. */
export interface Refusals {
  problems: string[];
  /** Whether the list of widenings names this one; it then counts as met. */
  widens(list: keyof typeof widenings, name: string | undefined): boolean;
  /** Refuses a type. */
  type(node: ts.Node, path: string): TypeSpec;
  /** Refuses what stands at a place, with a sentence. */
  refuse(node: ts.Node, sentence: string): TypeSpec;
  /** Refuses widenings that nothing needs any more. */
  unmet(): void;
}

export function createRefusals(allowed: Partial<typeof widenings> = widenings): Refusals {
  const problems: string[] = [];
  const met = new Set<string>();
  const refuse = (node: ts.Node, sentence: string): TypeSpec => {
    problems.push(`${placeOf(node)} ${sentence}`);
    return {};
  };
  return {
    problems,
    widens(list, name) {
      const listed = name !== undefined && allowed[list]?.includes(name) === true;
      if (listed) {
        met.add(`${list} ${name}`);
      }
      return listed;
    },
    type: (node, path) => refuse(node, `${path} is ${kindOf(node)}, ${remedyFor(node)}`),
    refuse,
    unmet() {
      for (const [list, names] of Object.entries(allowed)) {
        for (const name of names.filter((one) => !met.has(`${list} ${one}`))) {
          problems.push(
            `test/schema/widenings.ts lists ${name} under ${list}, and nothing is called so.`,
          );
        }
      }
    },
  };
}

function kindOf(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

function remedyFor(node: ts.Node): string {
  if (ts.isUnionTypeNode(node)) {
    const kinds = node.types.map((one) =>
      ts.isLiteralTypeNode(one) ? one.literal.kind : one.kind,
    );
    if (kinds.includes(ts.SyntaxKind.NullKeyword)) {
      return "and other languages have no null: leave the property out instead.";
    }
    if (kinds.includes(ts.SyntaxKind.FalseKeyword)) {
      return "and a property cannot be `false` or something else: make it a property of its own.";
    }
    if (kinds.includes(ts.SyntaxKind.NumberKeyword)) {
      return "and other languages take one of the two: take text.";
    }
    return "which is several types at once: make each an optional property.";
  }
  if (ts.isIntersectionTypeNode(node)) {
    return "which is put together on the spot: declare an interface that extends its parts.";
  }
  if (ts.isTypeLiteralNode(node)) {
    return "an object type without a name: declare an interface.";
  }
  if (node.kind === ts.SyntaxKind.NumberKeyword) {
    return "and a number loses leading zeros in YAML: take text.";
  }
  return "which a package schema cannot say.";
}
