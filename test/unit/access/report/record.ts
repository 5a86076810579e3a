import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { everyStanding } from "./customers";

// Records the JSON of today; a part of it that goes or changes is a new version.
writeFileSync(
  join(__dirname, "attribution.v1.json"),
  `${JSON.stringify(everyStanding(), undefined, 2)}\n`,
);
