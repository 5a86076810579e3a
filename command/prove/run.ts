import { isGuid } from "../../azure/guid";

/** Files that belong together: the parts of one export, or a single file. */
export interface Run {
  /** What stands for it in a sentence: the file, or the folder of the parts. */
  name: string;
  /** Paths of the files. */
  files: string[];
  /** When it was made (ISO 8601), where manifest or folder say so. */
  made?: string | undefined;
  /** When the newest of the files was saved here (ISO 8601): it cannot have been made later. */
  saved?: string | undefined;
  /** Resource id of what was exported, in lower case, where the manifest says so. */
  scope?: string | undefined;
  /** Which export it is a run of, and for which days, where the manifest says so. */
  exported?: string | undefined;
  /** How many rows the manifest promises. */
  rows?: number | undefined;
}

/**
 * When a run was made, by the folder that cost exports make for it: year, month, day, hour and minute.
 *
 * @param folders names of the folders that the file is in
 */
export function madeByFolder(folders: readonly string[]): string | undefined {
  for (const folder of [...folders].reverse()) {
    const time = runFolder.test(folder) ? timeOf(folder) : Number.NaN;
    if (!Number.isNaN(time)) {
      return new Date(time).toISOString();
    }
  }
  return undefined;
}

const runFolder = /^20\d{10}(\d\d)?$/;

function timeOf(digits: string): number {
  const [year, month, day, hour, minute, second = "00"] = digits.match(/^\d{4}|\d\d/g) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The last steps of a path, which is what tells one file from another. */
export function shortName({ name }: Run): string {
  const steps = name.split(/[\\/]/).filter((step) => step !== "");
  const isId = (step: string | undefined) => step !== undefined && isGuid(step);
  return (isId(steps.at(-1)) ? steps.slice(0, -1) : steps).slice(-2).join("/");
}

/** Of runs of the same export for the same days the newest, and the names of the others. */
export function newestRuns(runs: readonly Run[]): { newest: Run[]; older: string[] } {
  const byExport = new Map<string, Run>();
  const older: string[] = [];
  const others: Run[] = [];
  for (const run of runs) {
    const { exported, made } = run;
    if (exported === undefined || made === undefined) {
      others.push(run);
      continue;
    }
    const known = byExport.get(exported);
    const isNewer = known === undefined || (known.made ?? "") < made;
    if (known !== undefined) {
      older.push(isNewer ? known.name : run.name);
    }
    if (isNewer) {
      byExport.set(exported, run);
    }
  }
  return { newest: [...others, ...byExport.values()], older };
}

/** How wide an exported scope is: a narrower export must not stand for all of a subscription. */
export function widthOf({ scope }: Run): number {
  if (scope === undefined || scope.includes("/billingaccounts/")) {
    return 3;
  }
  return /\/resourcegroups\//.test(scope) ? 1 : 2;
}

/** Whether a run can tell of a subscription; `undefined` where it does not say what it is about. */
export function covers(
  { scope }: Run,
  { tenantId, subscriptionId }: { tenantId: string; subscriptionId: string },
): boolean | undefined {
  const [, customer] = /\/customers\/([^/]+)/.exec(scope ?? "") ?? [];
  const [, subscription] = /\/subscriptions\/([^/]+)/.exec(scope ?? "") ?? [];
  if (subscription !== undefined) {
    return subscription === subscriptionId;
  }
  return customer !== undefined && tenantId !== "" ? customer === tenantId : undefined;
}
