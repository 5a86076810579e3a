import * as pulumi from "@pulumi/pulumi";

/**
 * An error for a person: its sentences are shown, beside the resource where there is one, and no
 * stack. Neither of Pulumi's own kinds is enough: when the program has come to its end, and only its
 * outputs still resolve, the host shows the stack of whatever fails.
 */
export function refusal(message: string, resource?: pulumi.Resource): Error {
  const error = resource
    ? new pulumi.ResourceError(message, resource, true)
    : new pulumi.RunError(message);
  // Without Pulumi, as in a program's own tests, Node.js shows nothing but the stack.
  error.stack = message;
  Object.defineProperty(error, Symbol.for("nodejs.util.inspect.custom"), { value: () => message });
  return error;
}
