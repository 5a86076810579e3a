import type { AccessFacts } from "../../sdk/nodejs/access/facts/accessFacts";
import type { CreditClaim } from "../../sdk/nodejs/access/credit/creditClaims";
import { creditClaims } from "../../sdk/nodejs/access/credit/creditClaims";
import type { RecognitionClaim } from "../../sdk/nodejs/access/credit/recognition";
import { recognitionClaims } from "../../sdk/nodejs/access/credit/recognition";
import type { Finding } from "../../sdk/nodejs/access/rules/finding";
import { checkRules } from "../../sdk/nodejs/access/rules/checkRules";
import { contains, parseScope } from "../../azure/scope";
import { factsOfArgs } from "./factsOfProgram";
import type { Tree } from "./leaf";
import { partly } from "./leaf";
import type { Program } from "./programs";

/** What is said of a program. */
export interface Judged {
  args: Tree;
  facts: AccessFacts;
  credit: CreditClaim[];
  recognition: RecognitionClaim[];
  /** What the rules say; judged when it is asked for. */
  findings(): Finding[];
}

/** Judges arguments of a program's form; of its own as they are, with what is hidden. */
export function judge(
  program: Program,
  args: Tree = partly(program.args, program.density),
): Judged {
  const facts = factsOfArgs(program, args);
  return {
    args,
    facts,
    credit: creditClaims(facts),
    recognition: recognitionClaims(facts),
    findings: () => checkRules(facts).findings,
  };
}

/** What is claimed at a place; everywhere, where the place is `undefined`. */
export function claimsAt<Claim extends { scopes: string[] }>(
  claims: Claim[],
  place: string | undefined,
): Claim[] {
  if (place === undefined) {
    return claims;
  }
  // A place that is left out has the claim of the next one around it.
  const around = claims
    .flatMap((claim) => claim.scopes.map((scope) => ({ claim, scope })))
    .filter(({ scope }) => isInside(place, scope))
    .sort((a, b) => b.scope.length - a.scope.length);
  return around[0] ? [around[0].claim] : claims.filter(({ scopes }) => scopes.length === 0);
}

/** The places of a claim; `undefined` where it is about all of the access. */
export function placesOf({ scopes }: { scopes: string[] }): (string | undefined)[] {
  return scopes.length > 0 ? scopes : [undefined];
}

function isInside(inner: string, outer: string): boolean {
  const [scope, around] = [parseScope(inner), parseScope(outer)];
  return scope !== undefined && around !== undefined && contains(around, scope);
}

/** Whether two stated facts of a program exclude each other, so that no world is like that. */
export function excludesItself({ grants = [], link, problems }: AccessFacts): boolean {
  const types = new Map<string, Set<string>>();
  for (const { principalId, principalType, members, memberType } of grants) {
    const said = [
      [principalId, principalType] as const,
      ...(members ?? []).map((member) => [member, memberType] as const),
    ];
    for (const [id, type] of said) {
      if (id !== undefined && type) {
        types.set(id, (types.get(id) ?? new Set()).add(type));
      }
    }
    if (members && principalType && principalType !== "Group") {
      return true;
    }
  }
  const own = types.get(link?.objectId ?? "") ?? new Set();
  return (
    problems.length > 0 ||
    [...types.values()].some(({ size }) => size > 1) ||
    own.has("Group") ||
    (link?.managedIdentity === true && own.has("User"))
  );
}
