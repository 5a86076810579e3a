import * as pulumi from "@pulumi/pulumi";

/**
 * Something that the components of one program share. It is kept per stack, since programs of the
 * Automation API share a process.
 */
export function perProgram<Shared>(create: () => Shared): () => Shared {
  const created = new WeakMap<pulumi.Resource, Shared>();
  return () => {
    const stack = pulumi.runtime.getStackResource();
    const shared = (stack && created.get(stack)) ?? create();
    if (stack) {
      created.set(stack, shared);
    }
    return shared;
  };
}
