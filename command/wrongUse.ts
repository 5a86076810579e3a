/** The command was used in a way that cannot be meant. Its message is complete and safe to show. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUse";
  }

  /** By the name: each part of the command is a file of its own and has its own copy of this class. */
  static override [Symbol.hasInstance](failure: unknown): boolean {
    return Error[Symbol.hasInstance](failure) && (failure as Error).name === "WrongUse";
  }
}
