/** Azure answered, and not with success. */
export class AzureRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    readonly detail: string | undefined,
    readonly requestId: string | undefined,
    /** Whether the body is Resource Manager's own JSON and not some proxy's page. */
    readonly fromResourceManager: boolean,
  ) {
    super(`${status} ${code ?? ""}`);
    this.name = "AzureRefusal";
  }
}

/** An answer of success that cannot be believed. */
export class UnusableAnswer extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(reason);
    this.name = "UnusableAnswer";
  }
}
