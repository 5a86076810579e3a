import { text } from "node:stream/consumers";
import { writeRoles } from "./writeRoles";

const today = new Date().toISOString().slice(0, "2026-01-01".length);
const [source = "az role definition list", date = today] = process.argv.slice(2);

void text(process.stdin).then((json) => writeRoles(JSON.parse(json), { source, date }));
