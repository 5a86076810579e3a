import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../sdk/nodejs/access/rules/checkRules";
import { rulesDocument } from "./rulesDocument";

writeFileSync(join(__dirname, "../../RULES.md"), rulesDocument(rules));
