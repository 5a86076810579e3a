import type { Lifecycle } from "../lifecycle";
import type { Run } from "../run";
import { checkLink } from "./checkLink";
import { createLink } from "./createLink";
import { deleteLink } from "./deleteLink";
import { diffLink } from "./diffLink";
import { importLink } from "./importLink";
import { createLinkRun } from "./linkRun";
import { readLink } from "./readLink";
import { updateLink } from "./updateLink";

/** The life of a partner admin link: one per tenant and object id, whatever the partner. */
export function createLinkLifecycle(engineRun: Run): Lifecycle {
  const run = createLinkRun(engineRun);
  return {
    check(olds, news) {
      const checked = checkLink(olds, news, run.ambient());
      run.declarations.add(checked.inputs);
      return checked;
    },
    diff: (id, olds, news) => diffLink(id, olds, news, run),
    create: (inputs) => createLink(inputs, run),
    read: (id, props) => readLink(id, props, run),
    import: (id) => importLink(id, run),
    update: (id, olds, news) => updateLink(id, olds, news, run),
    delete: (id, props) => deleteLink(id, props, run),
  };
}
