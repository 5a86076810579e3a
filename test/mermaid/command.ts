/* Parses the report's pictures with Mermaid's own parser: `npm run test:mermaid`. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { picture } from "../../sdk/nodejs/access/report/picture";
import { everyStanding, manyCustomers } from "../unit/access/report/customers";
import { hostileName, knownHostile, ordinaryNames } from "../unit/access/report/hostileNames";
import { renamed } from "../unit/access/report/renamed";

// Mermaid needs a DOM, and both need 170 MB: more than a development install should have.
const packages = ["mermaid@11.17.2", "jsdom@26"];

const names = [...ordinaryNames, ...knownHostile, ...fc.sample(hostileName, 200)];
const pictures = [
  { name: "the customers of the tests", text: picture(everyStanding()) },
  { name: "forty customers", text: picture(manyCustomers().slice(0, 40)) },
  ...names.map((name) => ({
    name: JSON.stringify(name),
    text: picture([renamed(name), ...everyStanding()]),
  })),
].map(({ name, text }) => ({ name, text: text.replace(/^```mermaid\n|\n```$/g, "") }));

const folder = realpathSync(mkdtempSync(join(tmpdir(), "mermaid-")));
try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...options, ...packages], { cwd: folder, stdio: "inherit" });
  copyFileSync(join(__dirname, "parse.mjs"), join(folder, "parse.mjs"));
  writeFileSync(join(folder, "pictures.json"), JSON.stringify(pictures));
  execFileSync(process.execPath, ["parse.mjs"], { cwd: folder, stdio: "inherit" });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
