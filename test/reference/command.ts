import { dirname, join } from "node:path";
import { writeReference } from "./writeReference";

const repository = dirname(dirname(__dirname));

void writeReference(join(repository, "docs", "api"));
