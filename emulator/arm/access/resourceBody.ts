/** The body of a PUT in the shape that Resource Manager asks for. */
export interface ResourceBody<T> {
  properties: T;
  plan?: Record<string, unknown>;
}

/** Reads a body; what is missing in it is left to the checks of the resource. */
export function readBody<T>(body: string): ResourceBody<T> {
  const read: unknown = JSON.parse(body || "{}");
  return { properties: {} as T, ...(read as object) };
}
