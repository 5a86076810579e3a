import { dirname, join } from "node:path";
import { compile } from "../documents/compile";
import type { TypedText } from "../documents/compile";
import { documents, repository, textOfDocument } from "../documents/documents";
import { readPrograms, readTypedTexts } from "../documents/programs";

interface TitledText extends TypedText {
  title: string;
}

const typedTexts: TitledText[] = documents.flatMap((document) =>
  readTypedTexts(textOfDocument(document)).map(({ line, text }) => ({
    file: join(repository, dirname(document), `line${line}.ts`),
    title: `${document}:${line}`,
    text,
  })),
);

const programs = documents.flatMap((document) => readPrograms(textOfDocument(document)));
const printed = programs.flatMap(({ program }) => program?.text ?? []);

const misspelt: TitledText = {
  file: join(repository, "misspelt.ts"),
  title: "misspelt",
  text: (printed.find((text) => text.includes("expectedPartnerName:")) ?? "").replace(
    "expectedPartnerName:",
    "expectedPartnerNme:",
  ),
};

const complaints = compile([...typedTexts, misspelt]);

describe("The programs of all documents", () => {
  it("are at least the repository's own, the link alone, and the link beside access", () => {
    expect(programs.length - printed.length).toBeGreaterThanOrEqual(1);
    expect(printed.filter((text) => text.includes("new PartnerAdminLink("))).not.toEqual([]);
    expect(printed.filter((text) => text.includes("new CustomerOnboarding("))).not.toEqual([]);
  });

  it.each(typedTexts)("have no error of types: $title", ({ file }) => {
    expect(complaints.get(file)).toEqual([]);
  });

  it("would be refused with a misspelt argument", () => {
    expect(complaints.get(misspelt.file)?.join()).toContain("expectedPartnerNme");
  });

  it("are given every value that they require", () => {
    for (const { program, commands } of programs) {
      const required = [...(program?.text ?? "").matchAll(/\brequire(Secret)?\("(\w+)"\)/g)];
      const set = commands.map(({ text }) => text).join();
      for (const [, secret, key] of required) {
        expect(set).toContain(`config set ${secret ? "--secret " : ""}${key} "$`);
      }
    }
  });
});
