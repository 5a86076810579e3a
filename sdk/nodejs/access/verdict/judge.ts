import * as pulumi from "@pulumi/pulumi";
import type { AccessFacts } from "../facts/accessFacts";
import type { Finding } from "../rules/finding";
import { findingText } from "../rules/finding";
import type { PartlyKnown } from "../facts/known";
import { knownLater, knownNow, outputsIn } from "../facts/known";
import { createNotes } from "./notes";
import type { Notes } from "./notes";
import { perProgram } from "./perProgram";
import type { Checked } from "../rules/checkRules";
import type { SkipRules } from "../args/skipRules";
import { checkRules } from "../rules/checkRules";
import { warningsFail } from "../facts/settings";
import { failedByWarnings, stopped, stoppedBy, warningsStop } from "./stopped";

/** What a component declared, judged. */
export interface Judgement {
  /** The declared facts, once every argument is known. */
  facts: pulumi.Output<AccessFacts>;
  /** What the rules say, once every argument is known. */
  checked: pulumi.Output<Checked>;
  /** Options for a child: it is registered only when no rule says that it would be wrong. */
  childOptions: pulumi.CustomResourceOptions;
  /** Judges facts to which Azure has added: new warnings are shown, and nothing is stopped any more. */
  again(facts: pulumi.Output<AccessFacts>): pulumi.Output<Checked>;
}

/** What one component of a program declared. */
interface Declaration {
  now: AccessFacts;
  later: Promise<AccessFacts>;
  /** Whether nothing of it is an output: then nothing more becomes known. */
  plain: boolean;
}

/**
 * Judges a component's arguments: at once as far as they are known, throwing if a rule stops them,
 * and again when outputs have resolved. The second judgement stands before the children by way of
 * `dependsOn`, so that no value of theirs depends on it.
 */
export function judge<Args>(
  component: pulumi.ComponentResource,
  name: string,
  args: Args,
  factsOf: (args: PartlyKnown<pulumi.Unwrap<Args>>) => AccessFacts,
  skipRules: SkipRules | undefined,
  dependsOn: pulumi.ComponentResourceOptions["dependsOn"],
): Judgement {
  const { declarations, notes } = programNow();
  const earlier = [...declarations];
  const strict = warningsFail(stoppedBy(component, name));

  const now = factsOf(knownNow(args));
  const first = checkRules(now, factsNow(earlier), skipRules);
  refuse(component, name, first, strict);

  const outputs = outputsIn(args);
  const plain = outputs.length === 0;
  const later = plain ? Promise.resolve(now) : knownLater(args).then(factsOf);
  // What is declared in plain is judged once; most of a large program is.
  const judged =
    plain && earlier.every((one) => one.plain)
      ? Promise.resolve(first)
      : later.then(async (known) => checkRules(known, await factsLater(earlier), skipRules));
  declarations.push({ now, later, plain });
  notes.expect();

  async function settled(): Promise<void> {
    const shown: Finding[] = [];
    try {
      const checked = await judged;
      refuse(component, name, checked, strict);
      await warn(component, checked.findings);
      shown.push(...checked.findings.filter(({ level }) => level === "note"));
    } finally {
      // Also of a component that is stopped, or the others would wait for it.
      await notes.add(component, shown);
    }
  }

  const gate = settled();
  // Known, secret and dependent as the outputs among the arguments are; the plain rest needs no wrapping.
  const facts = pulumi.all(outputs).apply(() => later);
  const checked = facts.apply(() => judged);
  const childOptions = { parent: component, dependsOn: after(gate, dependsOn) };

  function again(read: pulumi.Output<AccessFacts>): pulumi.Output<Checked> {
    return pulumi.all([checked, read]).apply(async ([before, known]) => {
      const anew = checkRules(known, await factsLater(earlier), skipRules);
      const told = newFindings(before, anew);
      if (strict && told.some(({ level }) => level === "warning")) {
        throw failedByWarnings(component, name, told.map(findingText));
      }
      await warn(component, told);
      return anew;
    });
  }

  return { facts, checked, childOptions, again };
}

function newFindings(before: Checked, anew: Checked): Finding[] {
  const shown = new Set(before.findings.map(findingText));
  return anew.findings.filter((finding) => !shown.has(findingText(finding)));
}

/** What the components of one program share. */
interface Program {
  declarations: Declaration[];
  notes: Notes;
}

const programNow = perProgram<Program>(() => ({ declarations: [], notes: createNotes() }));

function factsNow(declarations: Declaration[]): AccessFacts[] {
  return declarations.map((declaration) => declaration.now);
}

function factsLater(declarations: Declaration[]): Promise<AccessFacts[]> {
  return Promise.all(
    declarations.map(({ now, later }) =>
      // Whoever declared it reports why its outputs failed; here the rest is judged without them.
      later.catch(() => now),
    ),
  );
}

function refuse(
  component: pulumi.Resource,
  name: string,
  { findings }: Checked,
  strict: boolean,
): void {
  const errors = findings.filter((finding) => finding.level === "error");
  const warnings = strict ? findings.filter((finding) => finding.level === "warning") : [];
  if (errors.length + warnings.length > 0) {
    const why = warnings.length > 0 ? [warningsStop] : [];
    throw stopped(component, name, [...[...errors, ...warnings].map(findingText), ...why]);
  }
}

async function warn(component: pulumi.Resource, findings: Finding[]): Promise<void> {
  for (const finding of findings.filter(({ level }) => level === "warning")) {
    await pulumi.log.warn(findingText(finding), component);
  }
}

async function after(
  gate: Promise<void>,
  dependsOn: pulumi.ComponentResourceOptions["dependsOn"],
): Promise<pulumi.Input<pulumi.Resource>[]> {
  await gate;
  // Pulumi gathers dependencies recursively, so a list of them may stand as one item.
  return dependsOn === undefined ? [] : [dependsOn as pulumi.Input<pulumi.Resource>];
}

/**
 * Options for a child whose name derives from what identifies it. Its replacement has another name,
 * so it can be made before the old one goes, without a gap; azure-native would delete first.
 */
export function newOneFirst(options: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return { ...options, deleteBeforeReplace: false };
}
