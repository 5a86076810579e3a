import * as pulumi from "@pulumi/pulumi";
import { delegate } from "./customer";
import type { Customer } from "./customer";
import { makeLink } from "./link";

const config = new pulumi.Config();
const link = makeLink({
  partnerId: config.require("partnerId"),
  tenantId: config.require("tenantId"),
  objectId: config.require("objectId"),
});

// A stack without a customer makes the link only.
const customer = config.getObject<Customer>("customer");

export const linkedTo = link.partnerId;
export const delegated = customer && delegate(customer, link).definitionId;
