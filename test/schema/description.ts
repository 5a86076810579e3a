import ts from "typescript";

/**
 * What a doc comment says to everybody: the text before its first tag, without the breaks of its
 * lines. What is true of TypeScript only stands behind a tag (`@remarks`, `@example`).
 */
export function descriptionOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const text = ts.getTextOfJSDocComment(comment?.comment);
  return text
    ?.replaceAll(/\{@link\s+([^}|\s]+)[^}]*\}/g, (_link, name: string) => `\`${name}\``)
    .replaceAll(/\b([A-Z]\w+)Args\b/g, "$1")
    .replaceAll(/(?<!\n)\n(?![\n-])[ \t]*/g, " ")
    .trim();
}
