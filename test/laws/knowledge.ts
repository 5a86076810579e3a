import fc from "fast-check";
import { mustContain, stops } from "./compared";
import type { Judged } from "./judged";
import { claimsAt, excludesItself, judge, placesOf } from "./judged";
import type { Tree } from "./leaf";
import { completed } from "./leaf";
import type { Program } from "./programs";
import { randomNumbers } from "./randomNumbers";
import { creditHolds, recognitionHolds } from "./sameClaim";

const completions = 6;

/** A definite claim is the same for every value that what is hidden could have; place by place. */
export function definiteForEveryValue(program: Program): void {
  const partial = judge(program);
  const number = randomNumbers(program.seed);
  const choose = (others: readonly Tree[]) => others[Math.floor(number() * others.length)];
  const known = Array.from({ length: completions }, () =>
    judge(program, completed(program.args, program.density, choose)),
  );
  for (const one of known.filter(({ facts }) => !excludesItself(facts))) {
    claimsHold(partial, one, () => true);
  }
}

/** Knowing more turns no definite claim into another one, and lifts no stop. */
export function knowingMoreFlipsNothing(program: Program): void {
  const before = judge(program);
  const after = judge({ ...program, density: Math.floor(program.density / 3) });
  if (!excludesItself(after.facts)) {
    claimsHold(before, after, ({ outcome }) => outcome !== "notKnown");
    const [part, all] = [stops(before.findings()), stops(after.findings())];
    mustContain("Lifted", { all, part }, [before, after]);
  }
}

/** Compares definite claims with those where more is known. */
function claimsHold(
  partial: Judged,
  known: Judged,
  counts: (claim: { outcome: string }) => boolean,
): void {
  for (const claim of partial.credit) {
    for (const other of placesOf(claim).flatMap((place) => orNone(claimsAt(known.credit, place)))) {
      if (!creditHolds(claim, other) && (!other || counts(other))) {
        differ([partial, claim], [known, other]);
      }
    }
  }
  if (agreementOf(partial) === undefined && agreementOf(known) !== undefined) {
    // Recognition is "by the link" where the agreement is not stated, whatever it may be.
    return;
  }
  for (const claim of partial.recognition) {
    const others = placesOf(claim).flatMap((place) => orNone(claimsAt(known.recognition, place)));
    for (const other of others) {
      if (!recognitionHolds(claim, other) && (!other || counts(other))) {
        differ([partial, claim], [known, other]);
      }
    }
  }
}

const orNone = <T>(found: T[]): (T | undefined)[] => (found.length > 0 ? found : [undefined]);

function agreementOf({ facts }: Judged) {
  return facts.customer.billing?.agreement;
}

function differ(...sides: [Judged, object | undefined][]): never {
  const texts = sides.map(
    ([{ args }, claim]) => `${fc.stringify(claim)}\nof ${fc.stringify(args)}`,
  );
  throw new Error(`Claimed: ${texts.join("\nWith more known: ")}`);
}
