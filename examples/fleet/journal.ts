import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Customer } from "./customers";

/** How one customer's run ended. */
export interface Result {
  customer: string;
  tenantId: string;
  partnerId: string;
  /** How the stack came to the link (`created`, `adopted`, `takenOver`), or that it did not. */
  outcome: string;
  seconds: number;
  partnerName?: string | undefined;
  /** Why it failed. */
  error?: string;
}

/** What all runs so far did, a line of JSON each: it survives whatever ends a run. */
export interface Journal {
  isDone(customer: Customer, partnerId: string): boolean;
  add(result: Result): Promise<void>;
}

export const failed = "failed";

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
    isDone({ name, tenantId }, partnerId) {
      const result = last.get(name);
      return (
        result !== undefined &&
        result.outcome !== failed &&
        result.tenantId === tenantId &&
        result.partnerId === partnerId
      );
    },
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
