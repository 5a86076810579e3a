import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Answer } from "./answer";
import type { CheckOptions } from "./check";
import { endings, examples } from "./help";
import { flagOf, identityOptions } from "./identityOptions";
import type { SignInOptions } from "./identityOptions";
import { check, emulator, expected, explain, prove, report, signedIn } from "./parts";
import type { ProveOptions } from "./prove/prove";
import { formats } from "./report/formats";
import type { ReportOptions } from "./report/report";

/** What the surroundings do with what the command found out. */
export interface Outlet {
  /** Shows an answer. */
  show(answer: Answer, asJson: boolean): void;
  /** Ends with a code that the part has chosen itself. */
  end(code: number): void;
}

interface Shared {
  json?: boolean;
}

/** The command line: subcommands, their options and their help. */
export function createProgram(outlet: Outlet): Command {
  const program = new Command("pulumi-azure-partner")
    .description(
      "Looks at Microsoft Partner Admin Links from a terminal, as the provider of pulumi-azure-partner would. Nothing is ever changed at Azure.",
    )
    .version(version(), "-V, --version", "print the version")
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("(--help shows how it is used)")
    .configureOutput({ outputError: (text, write) => write(withoutValue(text)) })
    .addHelpText("after", endings + examples.all);

  const add = (usage: string, description: string, example: string) =>
    program.command(usage).description(description).addHelpText("after", example);
  const asking = (command: Command) => withIdentity(withJson(command));

  asking(
    add("whoami", "who would be linked here, and how that one signed in", examples.whoami).option(
      "--allow-user",
      "take a person whom the Azure CLI or the default credential finds",
    ),
  ).action(async ({ json, ...options }: SignInOptions & Shared) =>
    outlet.show(await signedIn().whoami(options), json === true),
  );

  asking(add("show", "the partner admin link of whoever signs in here", examples.show)).action(
    async ({ json, ...options }: SignInOptions & Shared) =>
      outlet.show(await signedIn().showLink(options), json === true),
  );

  asking(
    add(
      "check <partner-id>",
      "whether a partner id can be one, and whether whoever signs in here is linked to it",
      examples.check,
    ),
  )
    .option("--global-id <id>", "partner id of your global account, which cannot be linked")
    .option("--offline", "look at the id alone and sign nobody in")
    .action(async (partnerId: string, { json, ...options }: CheckOptions & Shared) =>
      outlet.show(await check().checkPartner(partnerId, options, signedIn), json === true),
    );

  const explaining = withJson(
    add(
      "explain <words...>",
      "what a rule, an error or a code means, and what to do about it; offline",
      examples.explain,
    ),
  );
  explaining.allowUnknownOption().action((words: string[], { json }: Shared) => {
    // A message may begin with a dash; the name of an option has no blank in it.
    const option = words.find((word) => /^--?[^\s=-][^\s=]*(=|$)/.test(word));
    if (option !== undefined) {
      explaining.error(`error: unknown option '${option}'`);
    }
    outlet.show(explain().explainWords(words.join(" ")), json === true);
  });

  withJson(
    add(
      "report",
      "what the customers of stacks are attributed by; asks the Pulumi CLI",
      examples.report,
    ),
  )
    .option("--stack <name...>", "a stack, by its full name; several may be given", [])
    .addOption(
      new Option("--all", "all stacks of the backend that the Pulumi CLI is signed in to")
        .default(false)
        .conflicts("stack"),
    )
    .option("--project <name>", "with --all: the stacks of this project only")
    .addOption(
      new Option(
        "--for <customer>",
        "the access of one customer, for its own auditor, as Markdown: nothing of others",
      ).conflicts(["json", "format", "since", "preview"]),
    )
    .option("--since <file>", "what has changed since a report that was written as JSON")
    .option(
      "--preview <file>",
      'what a preview changes, by its events; "-" is the standard input. --stack: where to read what is deployed',
    )
    .option("--proof <file>", "show what was proven beside it: the JSON that prove has written")
    .addOption(new Option("--format <form>", "by the file's name, else a table").choices(formats))
    .option("--output <file>", "write to a file instead of the screen")
    .action(async ({ json, ...options }: ReportOptions & Shared) =>
      outlet.show(
        await report().reportAnswer(options, new Date().toISOString()),
        json === true && options.output === undefined,
      ),
    );

  withJson(
    add(
      "prove [files-or-folders...]",
      "what Microsoft attributed and credited, from the files that it gives; offline",
      examples.prove,
    ),
  )
    .option("--expected <file>", "what is expected: a report that was written as JSON")
    .option("--stack <name...>", "what is expected, from a stack; several may be given", [])
    .option("--month <month>", "this month only, such as 2026-10")
    .option("--csv", "print the answer as CSV")
    .option("--ask", "print what to send to a provider who has the files")
    .option("--names", "show names of customers and resources, also in a pipeline")
    .option("--no-names", "show ids of tenants and subscriptions only")
    .action(async (paths: string[], { json, ...options }: ProveOptions & Shared) =>
      outlet.show(
        await prove().prove(paths, options, {
          now: new Date().toISOString(),
          env: process.env,
          progress: process.stderr,
          expected,
        }),
        json === true,
      ),
    );

  add("emulator [arguments...]", "Azure on this machine, to try things without an account", "")
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (args: string[]) => outlet.end(await emulator().runEmulator(args)));

  return program;
}

/** What is told of an option that there is none of: its value may be a secret. */
function withoutValue(error: string): string {
  return error.replace(/^(error: unknown option '[^=]*)=[^]*'/, "$1=…'");
}

function withJson(command: Command): Command {
  return command.option("--json", "print the answer as JSON");
}

function withIdentity(command: Command): Command {
  for (const { key, value, is } of identityOptions) {
    command.option([flagOf(key), ...(value === undefined ? [] : [value])].join(" "), is);
  }
  return command.option("--timeout <seconds>", "how long it may take at most", seconds, 120);
}

function seconds(text: string): number {
  const number = Number(text);
  if (!(number >= 1 && number <= 3600)) {
    throw new InvalidArgumentError("Give a number of seconds from 1 to 3600.");
  }
  return number;
}

function version(): string {
  const manifest = readFileSync(require.resolve("pulumi-azure-partner/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
