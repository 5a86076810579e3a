import fc from "fast-check";
import { onOneLine } from "../../../../azure/printable";
import {
  codeText,
  headingText,
  nameText,
  proseText,
} from "../../../../sdk/nodejs/access/report/escape";
import { markdownTable } from "../../../../sdk/nodejs/access/report/markdownTable";
import { hostileName, knownHostile, ordinaryNames } from "./hostileNames";
import { render, tagsOf, visibleText } from "./render";

/** What somebody sees of a name: spaces as a page shows them, and no half of a character. */
const seen = (name: string) =>
  (onOneLine(name).replace(/[\p{Cs}]/gu, "\ufffd") || "(no name)").trim();

const names = [...knownHostile, ...fc.sample(hostileName, 600)];

test.each(ordinaryNames)("%s is not escaped at all", (name) => {
  expect(nameText(name)).toBe(name);
  expect(headingText(name)).toBe(name);
  expect(proseText(name)).toBe(name);
});

describe("A name, whatever it is", () => {
  test("is text or code in running text, and reads as it is", () => {
    const pages = render(names.map((name) => `Access of **${nameText(name)}**: all of it.`));
    pages.forEach((html, index) => {
      const name = names[index] ?? "";
      const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
      expect([name, tags]).toEqual([name, ["<p>", "<strong>", "</strong>", "</p>"]]);
      expect(visibleText(html)).toBe(`Access of ${seen(name)}: all of it.`);
    });
  });

  test("is text or code in a heading, and reads as it is", () => {
    const pages = render(names.map((name) => `## ${headingText(name)}`));
    pages.forEach((html, index) => {
      const name = names[index] ?? "";
      const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
      expect([name, tags]).toEqual([name, ["<h2>", "</h2>"]]);
      expect(visibleText(html)).toBe(seen(name));
    });
  });

  test("is one cell of a table, and reads as it is", () => {
    const table = (name: string) =>
      markdownTable(["who", "what"], [[nameText(name), codeText(name)]]);
    render(names.map(table)).forEach((html, index) => {
      const name = names[index] ?? "";
      const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = ""]) => cell);
      expect([name, cells.length]).toEqual([name, 2]);
      expect(visibleText(cells[0] ?? "")).toBe(seen(name));
      expect(tagsOf(cells.join("")).filter((tag) => !/^<\/?code>$/.test(tag))).toEqual([]);
    });
  });

  test("in a sentence is text, and only what stands between backticks is code", () => {
    const pages = render(names.map((name) => `- ${proseText(`It is "${name}".`)}`));
    pages.forEach((html, index) => {
      const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
      expect([names[index], tags]).toEqual([names[index], ["<ul>", "<li>", "</li>", "</ul>"]]);
    });
  });
});

test("A GUID in a sentence is code, and so is what stands between backticks", () => {
  const id = "33333333-3333-4333-8333-333333333333";
  expect(proseText(`Take \`aobo\` for ${id}.`)).toBe(`Take \`aobo\` for \`${id}\`.`);
});

test("A time is not taken for a picture of GitHub's", () => {
  expect(proseText("since 2026-01-02T03:04:05Z")).toBe("since 2026-01-02T03:04:05Z");
  expect(nameText("a :smile: b")).toBe("a `:smile:` b");
});
