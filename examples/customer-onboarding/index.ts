import * as pulumi from "@pulumi/pulumi";
import { readCustomer } from "./customers";
import { makeLink } from "./link";
import { onboard } from "./onboard";

/** The stack of your own tenant, which every customer's stack reads. */
const linkStack = "partner-link";

// What a stack is, is told by its name: the link, or one of the customers in customers.yaml.
const stack = pulumi.getStack();
export = stack === linkStack ? makeLink() : onboard(stack, readCustomer(stack), linkStack);
