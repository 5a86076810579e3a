import * as pulumi from "@pulumi/pulumi";

/**
 * A sentence for the person at the terminal, without the program's stack. Pulumi would not show that stack
 * but colours it, for which Node.js 20 takes some 20 seconds and 2 GB.
 */
export function refusal(sentence: string): Error {
  const error = new pulumi.RunError(sentence);
  error.stack = sentence;
  return error;
}
