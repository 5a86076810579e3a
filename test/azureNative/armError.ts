/** What Azure refused, in the words that azure-native uses for it. */
export class ArmError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    text: string,
  ) {
    super(
      code === undefined
        ? `Status=${status} Message="${text}"`
        : `Status=${status} Code="${code}" Message="${text}"`,
    );
  }
}

/** Reads the error of an answer; a body in another shape is told as it is. */
export function armErrorOf(status: number, body: string): ArmError {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: string; message?: string } };
    return new ArmError(status, error?.code, error?.message ?? body);
  } catch {
    return new ArmError(status, undefined, body);
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ArmError && error.status === 404;
}
