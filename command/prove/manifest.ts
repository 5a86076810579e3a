/** What a manifest says of the files beside it. Its other keys, a secret among them, are not looked at. */
export interface Manifest {
  /** Names of the parts, as the manifest has them. */
  parts: string[];
  /** When they were made (ISO 8601), where it says so. */
  made?: string | undefined;
  /** Resource id of what was exported, in lower case: customer, subscription, billing account. */
  scope?: string | undefined;
  /** Which export it is a run of, and for which days. */
  exported?: string | undefined;
  /** How many rows the parts have together. */
  rows?: number | undefined;
}

/** Reads the manifest of a cost export or of a Graph export; `undefined` where it is neither. */
export function readManifest(text: string): Manifest | undefined {
  const manifest = fields(parsed(text));
  const blobs = manifest.blobs;
  if (!Array.isArray(blobs)) {
    return undefined;
  }
  const parts = blobs
    .map((blob) => fields(blob))
    .map(({ blobName, name }) => textOf(blobName) ?? textOf(name) ?? "");
  const { exportName, resourceId } = fields(manifest.exportConfig);
  const run = fields(manifest.runInfo);
  const scope = textOf(resourceId)?.toLowerCase();
  const period = [run.startDate, run.endDate].map((day) => textOf(day) ?? "");
  const rows = manifest.dataRowCount;
  return {
    parts,
    made: time(run.submittedTime) ?? time(manifest.createdDateTime),
    // Exports of a scope are found below it.
    scope: scope?.replace(/\/providers\/microsoft\.costmanagement\/.*$/, ""),
    exported:
      textOf(exportName) && period[0] !== ""
        ? JSON.stringify([scope, exportName, ...period])
        : undefined,
    rows: typeof rows === "number" ? rows : undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function time(value: unknown): string | undefined {
  const text = textOf(value) ?? "";
  return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
}
