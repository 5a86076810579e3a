import type { Level } from "../../sdk/nodejs/access/rules/finding";
import type { Rule } from "../../sdk/nodejs/access/rules/rule";
import type { Source } from "../../sdk/nodejs/access/rules/sources";

const head = `# Rules

<!-- Written by \`npm run rules\` from the rows in sdk/nodejs/access/rules/: change those. -->

What the components of \`pulumi-azure-partner/access\` say about declared access. A rule that **stops** does so
before anything is written that would be wrong; one that **warns** or **notes** is shown on the component and
stands in the report. A rule stops only where the contract of an API, two stated facts or an expectation of the
program rule something out: what rests on a table that ages warns, with the day of that table, and Azure is the
judge. A rule is silent while a fact that it needs is not known.

\`skipRules: { P8: "recognition only" }\` switches a rule off; the reason stands in the report. Where a rule
judges roles one by one, \`{ "L1:<role GUID>": "..." }\` excepts one role. A date beside a source is that of the
copy that was read.
`;

const families = [
  { title: "Link and access", letters: ["P"] },
  { title: "Azure Lighthouse", letters: ["L", "M"] },
  { title: "Who bills the customer's spend", letters: ["S"] },
  { title: "Arguments, sign-in and configuration", letters: ["A", "C", "G"] },
];

const verbs: Record<Level, string> = { error: "stops", warning: "warns", note: "notes" };

const judges: Record<Rule["judged"], string> = {
  program: "judged by the program",
  update: "judged when Pulumi updates the component",
  provider: "judged by the provider",
};

/** The rules as a document for people, in Markdown as prettier would write it. */
export function rulesDocument(rules: readonly Rule[]): string {
  const sections = families.map(({ title, letters }) => {
    const own = rules.filter(({ id }) => letters.includes(id.charAt(0)));
    return [`## ${title}`, ...own.sort(byId).map(ruleSection)].join("\n\n");
  });
  return `${[head.trimEnd(), ...sections].join("\n\n")}\n`;
}

function ruleSection(rule: Rule): string {
  const { id, title, why, whatToDo, mayIgnore } = rule;
  const lines = [
    `- **Why?** ${why}`,
    `- **What to do?** ${whatToDo}`,
    `- **May I ignore it?** ${mayIgnore}`,
    `- **Source:** ${sourcesOf(rule)}`,
  ];
  return [`### ${id}: ${title}`, `${natureOf(rule)}.`, lines.join("\n")].join("\n\n");
}

function natureOf({ level, lighter, kind, step, judged, skippable, perRole }: Rule): string {
  const weight = [level, ...(lighter ? [lighter] : [])].map((one) => verbs[one]).join(" or ");
  const parts = [
    weight.charAt(0).toUpperCase() + weight.slice(1),
    ...(kind === "guard" ? ["asks for a word first"] : []),
    ...(step === "other" ? [] : [`step of the report: ${step}`]),
    judges[judged],
    ...(perRole ? ["one role can be excepted"] : []),
    ...(skippable === false ? ["cannot be switched off"] : []),
  ];
  return parts.join("; ");
}

function sourcesOf({ source, against }: Rule): string {
  return against
    ? `${linkTo(source)}. Another one says otherwise: ${linkTo(against)}.`
    : `${linkTo(source)}.`;
}

function linkTo({ name, address, date }: Source): string {
  return `[${name}](${address}), ${date}`;
}

function byId(one: Rule, other: Rule): number {
  const number = ({ id }: Rule) => Number(id.slice(1));
  return one.id.charAt(0).localeCompare(other.id.charAt(0)) || number(one) - number(other);
}
