import { papers, textOfDocument } from "../../documents/documents";
import { isInDictionary, ownWords, unknownWords } from "../../documents/spelling";

test("A misspelt word is found, and code, addresses and abbreviations are not looked at", () => {
  const text =
    "The recieved `identitty` of [GDAP](recieved-as.md), partner's\n\n```sh\nnpm istall\n```\n";
  expect(unknownWords(text)).toEqual(["recieved"]);
});

test.each(papers)("%s has no misspelt word", (document) => {
  expect(unknownWords(textOfDocument(document))).toEqual([]);
});

test("The project's own words are sorted, and none is in the dictionary", () => {
  expect(ownWords).toEqual([...new Set(ownWords)].sort());
  expect(ownWords.filter(isInDictionary)).toEqual([]);
});
