/* Says as JSON what publint and "are the types wrong?" find in a tarball: `node checkers.mjs <tarball>`. */
import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const data = new Uint8Array(await readFile(process.argv[2]));
const { messages, pkg } = await publint({
  pack: { tarball: data.buffer },
  strict: true,
  level: "suggestion",
});
const { problems, entrypoints } = await checkPackage(createPackageFromTarballData(data));

console.log(
  JSON.stringify({
    publint: messages.map((message) => formatMessage(message, pkg, { color: false })),
    types: problems,
    entries: Object.keys(entrypoints),
  }),
);
