/** The command was used in a way that cannot be meant. Its message is complete and safe to show. */
export class WrongUse extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongUse";
  }
}
