import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createColors } from "picocolors";
import type { Answer } from "../../command/answer";
import { prove } from "../../command/prove/prove";
import type { ProveOptions } from "../../command/prove/prove";
import type { CreditVerdict, Proof } from "../../command/prove/proof";

/** What a person and a program are told of some files. */
export interface ProvenFiles {
  answer: Answer;
  proof: Proof;
  text: string;
  /** The verdict on a subscription, or on a place in it. */
  credit(subscriptionId: string, place?: string): CreditVerdict | undefined;
}

/** Where and when a test proves something. */
interface ProvenIn extends Partial<ProveOptions> {
  env?: Record<string, string>;
  /** When the files were saved (ISO 8601). */
  saved?: string;
}

/** Writes files into a folder of their own, proves what they tell, and removes them. */
export async function proveFiles(
  files: Record<string, string | Buffer>,
  { env = {}, saved = "2026-11-26T08:00:00Z", ...options }: ProvenIn = {},
): Promise<ProvenFiles> {
  const folder = mkdtempSync(join(tmpdir(), "prove-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      utimesSync(path, new Date(saved), new Date(saved));
    }
    const answer = await prove(
      [folder],
      { stack: [], ...options },
      { now: "2026-11-26T08:00:00.000Z", env, progress: { write: () => undefined } },
    );
    const proof = answer.json as Proof;
    return {
      answer,
      proof,
      text: answer.text(createColors(false)).replaceAll(`${folder}/`, ""),
      credit: (subscriptionId, place = "") =>
        proof.credit.find((one) => one.subscriptionId === subscriptionId && one.place === place),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
