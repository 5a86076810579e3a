/** Exactly one of these choices: two of them, or none, are a type error. */
export type ExactlyOne<Choices> = {
  [Chosen in keyof Choices]-?: Required<Pick<Choices, Chosen>> & {
    [Other in Exclude<keyof Choices, Chosen>]?: undefined;
  };
}[keyof Choices];
