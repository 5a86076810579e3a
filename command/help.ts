/** The texts below the help that is made from the options. */

const column = 58;

/** What to type and what it does; beneath it where there is no room beside it. */
const line = (text: string, what: string) =>
  text.length < column - 1
    ? `  ${text.padEnd(column)}${what}`
    : `  ${text}\n  ${" ".repeat(column)}${what}`;

const section = (title: string, ...lines: string[]) => `\n${title}:\n${lines.join("\n")}\n`;

const name = "npx pulumi-azure-partner";

/** What the exit codes mean, the same everywhere. */
export const endings = section(
  "Exit codes",
  "  0  fine",
  "  1  something was found: not linked, another partner, an id that cannot be one, unknown words",
  "  2  wrong use, or something given that cannot be read",
  "  3  cannot tell: nobody signs in, or no answer",
);

const signingIn =
  section(
    "Signing in",
    "  As the provider does, in azure-native's order: default credential, certificate, secret, OIDC,",
    "  managed identity, Azure CLI. What is no option comes from ARM_* and AZURE_* variables, secrets",
    "  always; a stack's configuration is not read.",
  ) + endings;

/** Examples for the whole and for each subcommand. */
export const examples = {
  all: section(
    "Examples",
    line(`${name} whoami`, "who would be linked here"),
    line(`${name} show`, "its link now"),
    line(`${name} check 1234567`, "is it linked to this partner?"),
    line(`${name} explain P8`, "what a rule means"),
    line(`${name} <command> --help`, "options and examples of one"),
  ),
  whoami:
    signingIn +
    section(
      "Examples",
      line(`${name} whoami`, "whoever the environment signs in"),
      line(`${name} whoami --tenant-id "$TENANT_ID"`, "the same in another tenant"),
      line(`${name} whoami --object-id "$OBJECT_ID"`, "ends with 1 if it is another one"),
      line(`${name} whoami --json`, "for scripts"),
    ),
  show:
    signingIn +
    section(
      "Examples",
      line(`${name} show`, "ends with 1 if it is not linked"),
      line(`${name} show --tenant-id "$TENANT_ID"`, "its link in another tenant"),
      line(`${name} show --json`, "for scripts"),
    ),
  check:
    signingIn +
    section(
      "Examples",
      line(`${name} check 1234567`, "form and link"),
      line(`${name} check 1234567 --global-id 1234566`, "also: is it the global one?"),
      line(`${name} check 1234567 --offline`, "the form alone"),
    ),
  report:
    section(
      "Exit codes",
      "  0  all is in order",
      "  1  some customer is to mend, or earns nothing by this link",
      "  2  wrong use, or a stack could not be read; what the others tell is shown all the same",
      "  3  of some customer it is not known, or not before the deployment",
    ) +
    section(
      "Examples",
      line(`${name} report --all --project customers`, "all customers, the worst first"),
      line(`${name} report --all --output customers.html`, "as a page for a browser"),
      line(`${name} report --stack acme/customers/adatum --for Adatum`, "for Adatum's auditor"),
      line(`${name} report --all --since last-month.json`, "what has changed"),
      line(`${name} report --stack adatum --preview events.json`, "what a preview changes"),
    ),
  prove:
    section(
      "Exit codes",
      "  0  all that the files tell of is attributed and credited",
      "  1  something is not credited, or not seen",
      "  2  wrong use, or a file cannot be read",
      "  3  of something the files cannot tell, or not yet",
    ) +
    section(
      "Examples",
      line(`${name} prove downloads/`, "all files in a folder"),
      line(`${name} prove downloads/ --expected report.json`, "beside what is expected"),
      line(`${name} prove downloads/ --month 2026-10 --csv`, "one month, for a spreadsheet"),
      line(`${name} prove downloads/ --json > proof.json`, "for \`report --proof\`"),
      line(`${name} prove --ask --expected report.json`, "a letter to the provider"),
    ),
  explain:
    endings +
    section(
      "Examples",
      line(`${name} explain P8`, "a rule of RULES.md"),
      line(`${name} explain AADSTS700016`, "a code of Entra's"),
      line(`${name} explain PartnerIdInvalid`, "a code of Azure's"),
      line(`${name} explain "<a whole error message>"`, "whatever is known of it"),
    ),
};
