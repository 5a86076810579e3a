import * as sources from "../../../sdk/nodejs/access/rules/sources";
import { documents, textOfDocument } from "../../documents/documents";
import { readLinks } from "../../documents/prose";

/** Where facts come from; what is only to be opened (a portal, Pulumi's site) is none. */
const factual =
  /^https:\/\/(learn\.microsoft\.com|(www\.)?azurecitadel\.com|kb\.cloud\.im|github\.com)\//;

/** The README says what the thing is called; its facts stand in the pages. The fleet's limits have a page each. */
const withoutFacts = ["README.md", "RULES.md", "examples/fleet/README.md"];

const cited = documents
  .filter((document) => !withoutFacts.includes(document))
  .flatMap((document) =>
    readLinks(textOfDocument(document))
      .filter(({ target }) => factual.test(target))
      .map(({ text, target, line }) => ({ place: `${document}:${line}`, text, target })),
  );

test("There are sources", () => {
  expect(cited.length).toBeGreaterThan(20);
});

test.each(cited)("the source at $place has the date of the copy that was read", ({ text }) => {
  expect(text).toMatch(/\b20\d\d-\d\d-\d\d$/);
});

test("A source that a rule rests on has the same date in the rule and in the pages", () => {
  const dates = new Map(Object.values(sources).map(({ address, date }) => [address, date]));
  const known = cited.filter(({ target }) => dates.has(target));
  expect(known.length).toBeGreaterThan(10);
  const different = known.filter(({ text, target }) => !text.endsWith(dates.get(target) ?? ""));
  expect(different).toEqual([]);
});
