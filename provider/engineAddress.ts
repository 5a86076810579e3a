/** Where an engine listens. */
export interface EngineAddress {
  host: string;
  port: number;
}

/**
 * Reads the address of the engine, which the engine starts its provider processes with; a script that
 * no engine has started has other arguments, or none.
 *
 * @param text `<host>:<port>`
 */
export function parseEngineAddress(text: string | undefined): EngineAddress | undefined {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text ?? "") ?? [];
  return host !== undefined && Number(port) <= 65535
    ? { host: host.replace(/^\[|\]$/g, ""), port: Number(port) }
    : undefined;
}
