import { readCodeBlocks } from "../../documents/codeBlocks";
import { documents, pages, papers, textOfDocument } from "../../documents/documents";
import { proseLines, readLinks } from "../../documents/prose";

/** Lines that fit on a screen, and for the README on one and a scroll. */
const screen = 80;

test.each(pages)("%s fits on a screen, opens with one title and says for whom it is", (page) => {
  const text = textOfDocument(page);
  const [title = "", , opening = ""] = text.split("\n");
  expect(text.split("\n").length - 1).toBeLessThanOrEqual(screen);
  expect(title).toMatch(/^# \w/);
  expect(proseLines(text).filter((line) => line.startsWith("# "))).toHaveLength(1);
  if (page !== "docs/README.md") {
    expect(opening).toMatch(
      /\b[Ff]or (an engineer|whoever|people|finance)|Five minutes, to hand over/,
    );
  }
});

test("The README fits on a screen and a scroll, and has one link to Microsoft", () => {
  const text = textOfDocument("README.md");
  expect(text.split("\n").length - 1).toBeLessThanOrEqual(100);
  const microsoft = readLinks(text).filter(({ target }) => target.includes("microsoft.com"));
  expect(microsoft).toHaveLength(1);
});

test.each(["README.md", "docs/README.md"])("%s leads to every page", (index) => {
  const linked = readLinks(textOfDocument(index)).map(({ target }) => target.split("#")[0]);
  const prefix = index === "README.md" ? "docs/" : "";
  const questions = pages
    .map((page) => page.replace(/^docs\//, ""))
    .filter((page) => page !== "README.md")
    .filter((page) => index !== "README.md" || !page.startsWith("reference/"));
  expect(questions.filter((page) => !linked.includes(prefix + page))).toEqual([]);
});

test.each(papers)("%s names the language of each block of code", (document) => {
  const languages = readCodeBlocks(textOfDocument(document)).map(({ language }) => language);
  const known = ["ts", "sh", "yaml", "json", "text"];
  expect(languages.filter((language) => !known.includes(language))).toEqual([]);
});

test("No document speaks of itself as unfinished", () => {
  const unfinished = /\b(TODO|FIXME|TBD|coming soon)\b/;
  expect(documents.filter((document) => unfinished.test(textOfDocument(document)))).toEqual([]);
});
