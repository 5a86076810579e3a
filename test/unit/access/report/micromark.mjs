// Renders Markdown as GitHub does. The parser has only an ES module, which the tests' loader has not.
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

let input = "";
for await (const part of process.stdin.setEncoding("utf8")) {
  input += part;
}
const pages = JSON.parse(input).map((text) =>
  micromark(text, {
    // HTML of the text stays HTML, so that a name that became an element is seen.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  }),
);
process.stdout.write(JSON.stringify(pages));
