import * as pulumi from "@pulumi/pulumi";
import { readCustomer } from "./customers";
import { makeLink } from "./link";
import { requireLink } from "./linkStack";
import { onboard } from "./onboard";

/** Name of the stack of your own tenant, which every customer's stack reads. */
const linkStack = "partner-link";

// What a stack is, is told by its name: the link, or one of the customers in customers.yaml.
export = async () => {
  const stack = pulumi.getStack();
  if (stack === linkStack) {
    return makeLink();
  }
  const customer = readCustomer(stack);
  const path = [pulumi.getOrganization(), pulumi.getProject(), linkStack].join("/");
  await requireLink(path);
  return onboard(stack, customer, path);
};
