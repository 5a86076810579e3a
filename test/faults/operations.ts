/** What a user makes the provider do. */
export type Operation = "create" | "adopt" | "rebind" | "change" | "read" | "delete";

/** What the provider asks, in the order in which it asks. */
export type Request = "metadata" | "discovery" | "token" | "GET" | "PUT" | "PATCH" | "DELETE";

const signIn = ["metadata", "discovery", "token"] as const;

/** The requests that each operation really sends in a process that has not signed in yet. */
export const requestsOf: Readonly<Record<Operation, readonly Request[]>> = {
  create: [...signIn, "GET", "PUT"],
  adopt: [...signIn, "GET"],
  rebind: [...signIn, "GET", "PATCH"],
  change: [...signIn, "GET", "PATCH"],
  read: [...signIn, "GET"],
  delete: [...signIn, "GET", "DELETE"],
};

export const operations = Object.keys(requestsOf) as Operation[];

export function isWrite(request: Request): boolean {
  return request === "PUT" || request === "PATCH" || request === "DELETE";
}
