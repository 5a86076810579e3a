// Runs in a folder of its own, beside pictures.json and the two packages.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid looks for a browser as it is loaded.
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

const pictures = JSON.parse(readFileSync("pictures.json", "utf8"));
let failures = 0;
for (const { name, text } of pictures) {
  try {
    const { diagramType } = await mermaid.parse(text);
    if (!diagramType.startsWith("flowchart")) {
      throw new Error(`it is a ${diagramType}`);
    }
  } catch (error) {
    failures += 1;
    console.error(`The picture of ${name} is none: ${error.message}\n${text}\n`);
  }
}
// The parser must be able to say no.
const broken = await mermaid.parse('flowchart LR\n  a["x"y"]').then(
  () => "taken",
  () => "refused",
);
if (broken !== "refused") {
  failures += 1;
  console.error("A broken picture was taken for one.");
}
console.log(`${pictures.length} pictures, ${failures} failures.`);
process.exitCode = failures === 0 ? 0 : 1;
