import { rules } from "../../../sdk/nodejs/access/rules/checkRules";
import { textOfDocument } from "../../documents/documents";
import { rulesDocument } from "../../rules/rulesDocument";

test("RULES.md says what the rows of the rules say; `npm run rules` writes it", () => {
  expect(textOfDocument("RULES.md")).toBe(rulesDocument(rules));
});

test("every rule has a section, with its why, its advice and its source's address", () => {
  const sections = rulesDocument(rules).split("\n### ").slice(1);
  expect(sections.map((section) => section.split(":")[0]).sort()).toEqual(
    rules.map(({ id }) => id).sort(),
  );
  for (const { id, title, why, whatToDo, mayIgnore, source } of rules) {
    const section = sections.find((one) => one.startsWith(`${id}: ${title}\n`));
    for (const text of [why, whatToDo, mayIgnore, `(${source.address}), ${source.date}`]) {
      expect(section).toContain(text);
    }
  }
});
