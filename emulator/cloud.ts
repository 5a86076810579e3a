/** Where the emulator is, known once it listens, and what time it is there. */
export interface Cloud {
  url(): string;
  now(): Date;
}
