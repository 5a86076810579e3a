import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { papers, repository, textOfDocument } from "../../documents/documents";
import { readAnchors, readLinks } from "../../documents/prose";

test("A link is found outside of code only, and a heading is named as GitHub names it", () => {
  const text = [
    "# Who may `read` it, and why?",
    "See [`a [b]`](c.md#d) and [e](f).",
    "Not `[g](h)`, but [m",
    "n](o).",
    "```md",
    "[i](j)",
    "```",
    "[k](l)",
    "# Who may read it, and why",
  ].join("\n");
  expect(readLinks(text)).toEqual([
    { text: "a b", target: "c.md#d", line: 2 },
    { text: "e", target: "f", line: 2 },
    { text: "m n", target: "o", line: 3 },
    { text: "k", target: "l", line: 8 },
  ]);
  expect(readAnchors(text)).toEqual(["who-may-read-it-and-why", "who-may-read-it-and-why-1"]);
});

/** Why a link leads nowhere, in words; nothing where it leads somewhere. */
function whyBroken(document: string, target: string): string[] {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : posix.join(dirname(document), path);
  if (!existsSync(join(repository, file))) {
    return [`${target}: there is no ${file}`];
  }
  return anchor === undefined || readAnchors(textOfDocument(file)).includes(anchor)
    ? []
    : [`${target}: ${file} has no such heading`];
}

test.each(papers)("%s links to files and headings that there are", (document) => {
  const own = readLinks(textOfDocument(document)).filter(({ target }) => !/^\w+:/.test(target));
  expect(own.flatMap(({ target }) => whyBroken(document, target))).toEqual([]);
});
