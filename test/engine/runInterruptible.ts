/** What a shell reports for a program that these signals end. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs what a command does. Ctrl-C and SIGTERM end nothing by themselves, they abort the signal:
 * what was started has to be stopped first. A failure is printed as its message.
 */
export async function runInterruptible(
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  let failureCode = 1;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      // npm and tsx pass each signal on, so that it can arrive twice.
      if (!controller.signal.aborted) {
        failureCode = exitCodes[name];
        controller.abort(new Error(`Interrupted by ${name}.`));
      }
    });
  }
  try {
    await work(controller.signal);
  } catch (error) {
    // What fails after an interruption fails because of it.
    const reason: unknown = controller.signal.aborted ? controller.signal.reason : error;
    console.error(reason instanceof Error ? reason.message : String(reason));
    process.exitCode = failureCode;
  }
}
