/** Every class with something odd at a place of its arguments; tells what was no sentence. */
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { createBillingLifecycle } from "../../../../provider/reading/billingLifecycle";
import { checkLink } from "../../../../provider/link/checkLink";
import type { Checked } from "../../../../provider/lifecycle";
import type { Properties } from "../../../../provider/properties";
import { unknownValue } from "../../../../provider/properties";
import { checkHeldRoles } from "../../../../provider/reading/checkHeldRoles";
import { ambientOf } from "../../provider/ambients";
import { pathText, placesOf, subjects, withOdd } from "./realisticArguments";
import type { Path } from "./realisticArguments";

const unknown = () => pulumi.output(pulumi.unknown as unknown);

/** What may stand where something else is expected, given what stands there. */
const odds: Record<string, (value: unknown) => unknown> = {
  null: () => null,
  undefined: () => undefined,
  "a number": () => 5,
  "no number": () => NaN,
  true: () => true,
  "an empty text": () => "",
  "a text": () => "text",
  "an empty list": () => [],
  "a hole in a list": () => [null],
  "a list of it": (value) => [value],
  "an empty object": () => ({}),
  "an object": () => ({ name: "x", id: null }),
  "a function": () => () => 1,
  "a symbol": () => Symbol("x"),
  "a big number": () => BigInt(1),
  "a date": () => new Date(0),
  "a resource": () => new pulumi.ComponentResource("test:index:Odd", "odd"),
  "an unknown output": unknown,
  "an output": (value) => pulumi.output(value),
  "an output of nothing": () => pulumi.output(null),
  "an output of a number": () => pulumi.output(5),
  "an output of a list": () => pulumi.output([null]),
  "an output of a function": () => pulumi.output(() => 1),
  "an output with an unknown part": (value) => pulumi.output({ ...Object(value), id: unknown() }),
  "a secret": (value) => pulumi.secret(value),
  "a secret of nothing": () => pulumi.secret(undefined),
  "a promise": (value) => Promise.resolve(value),
  "a promise of nothing": () => Promise.resolve(null),
};

const ambient = () => ambientOf();
const billing = createBillingLifecycle({
  ambient,
  say: () => undefined,
  isAbandoned: () => Promise.resolve(false),
  engine: undefined,
});
const checks: Record<string, (news: Properties) => Checked> = {
  PartnerAdminLink: (news) => checkLink({}, news, ambient()),
  HeldRoles: (news) => checkHeldRoles(news, ambient()),
  BillingAgreement: (news) => billing.check({}, news),
};

/** Inputs as the provider's process gets them: without secrets' wrapping. */
function wired(value: unknown): unknown {
  if (pulumi.isUnknown(value)) {
    return unknownValue;
  }
  if (Array.isArray(value)) {
    return value.map(wired);
  }
  if (typeof value === "object" && value !== null) {
    const { value: secret, ...rest } = value as Properties;
    return "4dabf18193072939515e22adb298388d" in rest
      ? wired(secret)
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, wired(part)]));
  }
  return value;
}

let errors: unknown[] = [];
let failed: () => void = () => undefined;
process.on("unhandledRejection", (error) => {
  errors.push(error);
  failed();
});

function newResource({ type, name, inputs, id }: pulumi.runtime.MockResourceArgs) {
  const { __provider: _text, ...news } = wired(inputs) as Properties;
  const check = id ? undefined : checks[type.split(":").pop() ?? ""];
  for (const { property, reason } of check?.(news).failures ?? []) {
    errors.push(new pulumi.InputPropertyError({ propertyPath: property, reason }));
  }
  return { id: id || `id-of-${name}`, state: inputs };
}

interface Case {
  subject: string;
  places: { path: Path; odd: string }[];
  preview: boolean;
}

async function run({ subject, places, preview }: Case): Promise<string[]> {
  errors = [];
  const stopped = new Promise<void>((resolve) => (failed = resolve));
  await pulumi.runtime.setMocks({ call: () => ({}), newResource }, "project", "stack", preview);
  await pulumi.runtime.runInPulumiStack(async () => {
    try {
      const args = places.reduce(
        (changed, { path, odd }) => withOdd(changed, path, odds[odd] ?? ((value) => value)),
        subjects[subject]?.args() as unknown,
      );
      subjects[subject]?.declare(args);
    } catch (error) {
      errors.push(error);
    }
  });
  // A stopped child never resolves; Pulumi ends such a program by its unhandled rejection.
  await Promise.race([pulumi.runtime.disconnect(), stopped]);
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [...new Set(errors)].flatMap((error) =>
    objection(
      error,
      places.map(({ path }) => path),
    ),
  );
}

/** What is wrong with an error, if it is not a sentence about one of the places. */
function objection(error: unknown, paths: Path[]): string[] {
  if (pulumi.InputPropertyError.isInstance(error)) {
    const { propertyPath, reason } = error;
    return names(propertyPath, paths) && reason !== "" ? [] : [`${propertyPath}: ${reason}`];
  }
  if (!pulumi.RunError.isInstance(error) && !pulumi.ResourceError.isInstance(error)) {
    return [error instanceof Error ? String(error.stack) : `${typeof error} was thrown`];
  }
  const { message, stack } = error as Error;
  // A rule says what is wrong by its id, in its own words.
  // Node.js shows the stack where no Pulumi does: it is the sentence, before which Pulumi may put its own.
  const isSentence = stack !== undefined && stack !== "" && message.endsWith(stack);
  return isSentence && (names(message, paths) || /^ {2}[A-Z]\d+: /m.test(message))
    ? []
    : [`${stack || "no stack"}: ${message}`];
}

// What an onboarding reads as becomes the identity of a resource of its own.
const otherName: Record<string, string> = { readAs: "identity" };

/** Whether a text names a place, or what it is in: a component names it as its own argument. */
function names(text: string, paths: Path[]): boolean {
  return paths.some((path) =>
    path.length === 0
      ? true
      : path.some((step) => typeof step === "string" && text.includes(otherName[step] ?? step)) ||
        path.every((step) => typeof step === "number"),
  );
}

const all = Object.entries(subjects).flatMap(([subject, { args }]) =>
  placesOf(args()).map((path) => ({ subject, path })),
);

/** With `every` each odd value at each place alone, else as many cases as are asked for. */
function* casesOf(every: boolean, count: number, seed: number): Generator<Case> {
  if (every) {
    for (const { subject, path } of all) {
      for (const odd of Object.keys(odds)) {
        yield { subject, places: [{ path, odd }], preview: true };
        if (!odd.includes("unknown")) {
          yield { subject, places: [{ path, odd }], preview: false };
        }
      }
    }
    return;
  }
  const odd = fc.constantFrom(...Object.keys(odds));
  const some = fc.constantFrom(...Object.keys(subjects)).chain((subject) => {
    const path = fc.constantFrom(...all.filter((one) => one.subject === subject));
    const place = fc.record({ path: path.map((one) => one.path), odd });
    const places = fc.array(place, { minLength: 1, maxLength: 2 });
    return fc.record({ subject: fc.constant(subject), places, anyway: fc.boolean() }).map(
      // What is not known is so only in a preview.
      ({ anyway, ...one }) => ({
        ...one,
        preview: anyway || one.places.some((place) => place.odd.includes("unknown")),
      }),
    );
  });
  yield* fc.sample(some, { numRuns: count, seed });
}

async function main(): Promise<void> {
  const [amount = "500", seed = "1"] = process.argv.slice(2);
  console.warn = console.log = () => undefined;
  const objections: object[] = [];
  let count = 0;
  for (const one of casesOf(amount === "every", Number(amount), Number(seed))) {
    count += 1;
    const found = await run(one);
    if (found.length > 0) {
      const places = one.places.map(({ path, odd }) => `${pathText(path)} is ${odd}`);
      objections.push({ ...one, places, found });
    }
  }
  // Cases that were stopped leave promises behind, and Pulumi would fail this process for them.
  process.removeAllListeners("exit");
  process.stdout.write(`\nresults ${JSON.stringify({ count, objections })}\n`, () =>
    process.exit(),
  );
}

void main();
