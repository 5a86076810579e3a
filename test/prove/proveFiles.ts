import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createColors } from "picocolors";
import type { Answer } from "../../command/answer";
import { prove } from "../../command/prove/prove";
import type { ProveOptions } from "../../command/prove/prove";
import { readExpected } from "../../command/prove/readExpected";
import type { CreditVerdict, Proof } from "../../command/prove/proof";
import type { Attribution } from "../../sdk/nodejs/access/report/attribution";

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
  /** What is expected, as a report has it. */
  attributions?: Attribution[];
}

/** Writes files into a folder of their own, proves what they tell, and removes them. */
export async function proveFiles(
  files: Record<string, string | Buffer>,
  { env = {}, saved = "2026-11-26T08:00:00Z", attributions, ...options }: ProvenIn = {},
): Promise<ProvenFiles> {
  const folder = mkdtempSync(join(tmpdir(), "prove-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      utimesSync(path, new Date(saved), new Date(saved));
    }
    // Not among what is proven: in a folder hidden files are not looked at.
    const expected = join(folder, ".report.json");
    if (attributions !== undefined) {
      writeFileSync(expected, JSON.stringify({ attributions }));
    }
    const progress = { write: () => undefined };
    const answer = await prove(
      Object.keys(files).length > 0 ? [folder] : [],
      { stack: [], ...(attributions && { expected }), ...options },
      { now: "2026-11-26T08:00:00.000Z", env, progress, expected: () => ({ readExpected }) },
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
