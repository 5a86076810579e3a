export type Shell = "posix" | "powershell";

/** Lines that set variables in a shell, whatever is in their values. */
export function variableLines(variables: Readonly<Record<string, string>>, shell: Shell): string[] {
  return Object.entries(variables).map(([name, value]) =>
    shell === "powershell"
      ? `$env:${name} = '${value.replaceAll("'", "''")}'`
      : `export ${name}='${value.replaceAll("'", `'\\''`)}'`,
  );
}
