import { readdirSync } from "node:fs";
import manifest from "../../package.json";
import { repository, repositoryAddress } from "../../sdk/repository";
import schema from "../../sdk/schema.json";
import { filesUnder, repository as folder, textOf } from "./sourceFiles";

const topLevel = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(md|json|ya?ml)$/.test(entry.name))
  .map(({ name }) => name);
const folders = [".github", "azure", "sdk", "provider", "emulator", "examples"];
// Not test/engine's go.mod: nobody fetches those modules, and a change of theirs builds the engine anew.
const files = [...topLevel, ...folders.flatMap((one) => filesUnder(one, ""))];

describe("the repository that sdk/repository.ts names", () => {
  test("is the one that npm shows and that provenance is compared with", () => {
    expect({
      homepage: manifest.homepage,
      bugs: manifest.bugs,
      repository: manifest.repository,
    }).toEqual({
      homepage: `${repositoryAddress}#readme`,
      bugs: `${repositoryAddress}/issues`,
      repository: { type: "git", url: `git+${repositoryAddress}.git` },
    });
  });

  test("is the one that the schema tells other languages", () => {
    expect(schema).toMatchObject({ homepage: repositoryAddress, repository: repositoryAddress });
  });

  test("is named by no file with another owner", () => {
    const name = repository.split("/")[1] ?? "";
    const named = files.flatMap((file) =>
      [...textOf(file).matchAll(/github(?:\.com[/:]|:|usercontent\.com\/)([\w.<>-]+\/[\w-]+)/g)]
        .map(([, found = ""]) => found)
        .filter((found) => found.endsWith(`/${name}`))
        .map((found) => [file, found]),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(([, found]) => found !== repository)).toEqual([]);
  });
});
