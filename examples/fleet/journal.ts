import { createHash } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Customer } from "./customers";

/** How one customer's run ended. */
export interface Result {
  customer: string;
  /** What was declared of it, as `declarationOf` tells. */
  declared: string;
  /**
   * How the stack came to the link (`created`, `adopted`, `takenOver`, `kept`, `delegated`), what a check
   * found (`right`, `changed`, `missing`), that it was `ended`, or that it `failed`.
   */
  outcome: string;
  seconds: number;
  partnerName?: string | undefined;
  /** Why it failed, or what is not right. */
  told?: string;
}

export const failed = "failed";
export const changed = "changed";
export const missing = "missing";
export const ended = "ended";

const undone: readonly string[] = [failed, changed, missing, ended];

/** Whether the customer is onboarded as it was declared. */
export function isRight({ outcome }: Result): boolean {
  return !undone.includes(outcome);
}

/** What all runs so far did, a line of JSON each: it survives whatever ends a run. */
export interface Journal {
  isDone(customer: Customer, partnerId: string): boolean;
  /** Names of the customers that a run has begun with and none has ended. */
  begun(): string[];
  add(result: Result): Promise<void>;
}

/** Short for everything that decides what a customer's stack holds. */
export function declarationOf(customer: Customer, partnerId: string): string {
  const text = JSON.stringify([partnerId, customer]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

export async function openJournal(folder: string): Promise<Journal> {
  const file = join(folder, "journal.jsonl");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return "";
    }
    throw error;
  });
  const last = new Map<string, Result>();
  for (const result of text.split("\n").flatMap(readLine)) {
    last.set(result.customer, result);
  }
  return {
    isDone(customer, partnerId) {
      const result = last.get(customer.name);
      return (
        result !== undefined &&
        isRight(result) &&
        result.declared === declarationOf(customer, partnerId)
      );
    },
    begun: () =>
      [...last.values()].flatMap(({ customer, outcome }) =>
        outcome === ended || outcome === missing ? [] : [customer],
      ),
    async add(result) {
      last.set(result.customer, result);
      await appendFile(file, `${JSON.stringify(result)}\n`);
    },
  };
}

/** A line that a killed run left half is as good as none: its customer is run again. */
function readLine(line: string): Result[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as Result];
  } catch {
    return [];
  }
}
