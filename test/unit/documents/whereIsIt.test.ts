import { textOfDocument } from "../../documents/documents";

/** Every system that people come from. */
const systems = [
  "Azure portal",
  "PowerShell",
  "Azure CLI",
  "Partner Center",
  "Insights",
  "Leader Cloud",
  "Ingram Micro",
  "DPOR",
  "CPOR",
  "PIM",
  "AOBO",
  "Azure Stack",
  "Partner Membership Center",
  "Customer usage attribution",
];

const rows = textOfDocument("docs/where-is-it.md")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test.each(systems)("%s has a row that says what it is for, and what to do here", (system) => {
  const [, , purpose = "", here = ""] = rows.find(([, name]) => name === system) ?? [];
  expect(purpose.length).toBeGreaterThan(20);
  expect(here).toMatch(system === "Partner Membership Center" ? /^-$/ : /\]\([\w.#-]+\)/);
});

test("What nobody says is said: whether customers are told, and how several locations are paid", () => {
  const text = textOfDocument("docs/where-is-it.md");
  const unsaid = text.slice(text.indexOf("## What nobody says"));
  expect(unsaid).toMatch(/customer is told/);
  expect(unsaid).toMatch(/several linked locations.* are \*\*paid/);
});
