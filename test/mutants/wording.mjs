/** Plain words are no decision: what a message says is held by the tests of that message. */
export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "wording",
    value: { shouldIgnore: ({ node }) => (isWording(node) ? "wording" : undefined) },
  },
];

function isWording(node) {
  switch (node.type) {
    case "StringLiteral":
      return node.value.includes(" ");
    case "TemplateLiteral":
      return (
        node.quasis.some(({ value }) => value.raw.includes(" ")) &&
        !node.expressions.some(({ type }) => decisions.includes(type))
      );
    default:
      return false;
  }
}

const decisions = ["ConditionalExpression", "LogicalExpression"];
