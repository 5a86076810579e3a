import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { argumentTable } from "./argumentTable";
import { readPackage } from "./packageSchema";

const write = (file: string, text: string) =>
  writeFileSync(resolve(__dirname, "../..", file), text);

try {
  const schema = readPackage();
  write("sdk/schema.json", `${JSON.stringify(schema, null, 2)}\n`);
  write("provider/argumentTable.ts", argumentTable(schema));
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 1;
}
