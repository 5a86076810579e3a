/** A file cannot be used. Its message is a sentence about the file, without its name, and safe to show. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnreadableFile";
  }
}
