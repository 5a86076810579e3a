import { readJson } from "../readJson";
import { WrongUse } from "../wrongUse";
import { attributionOutcomes, creditOutcomes, proofKind } from "./proof";
import type { Proof } from "./proof";

const remedy = "Write a proof with `prove --json`.";

/** A proof that was written as JSON some time ago. */
export function readProof(file: string): Proof {
  const proof = readJson(file, remedy) as Partial<Proof> | null;
  if (proof?.kind !== proofKind) {
    throw new WrongUse(`${file} is no proof. ${remedy}`);
  }
  if (proof.version !== 1 || !isComplete(proof)) {
    throw new WrongUse(
      `${file} is a proof of another version, or has been changed. Update pulumi-azure-partner, or write it again with \`prove --json\`.`,
    );
  }
  return proof;
}

/** Whether all is there that is read of it. */
function isComplete(proof: Partial<Proof>): proof is Proof {
  const { credit, attribution } = proof as Record<string, unknown>;
  return (
    verdicts(credit, creditOutcomes, ["notCredited", "tooEarly", "nothing", "where"]) &&
    verdicts(attribution, attributionOutcomes, ["types", "roles"])
  );
}

function verdicts(found: unknown, outcomes: readonly string[], lists: string[]): boolean {
  return (
    Array.isArray(found) &&
    found.every((one: Record<string, unknown> | null) => {
      const texts = [one?.outcome, one?.tenantId, one?.subscriptionId, one?.name];
      return (
        texts.every((text) => typeof text === "string") &&
        outcomes.includes(String(one?.outcome)) &&
        lists.every((list) => Array.isArray(one?.[list]))
      );
    })
  );
}
