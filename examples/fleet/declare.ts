import type { Inputs } from "@pulumi/pulumi";
import { PartnerAdminLink } from "pulumi-azure-partner";
import type { Customer } from "./customers";

/** Declares one customer's stack. What it exports tells how the stack came to the link. */
export async function declare(customer: Customer, partnerId: string): Promise<Inputs> {
  const { name, tenantId, objectId, direct, lighthouse } = customer;
  if (direct) {
    return (await access()).assign(customer, direct, partnerId);
  }
  if (lighthouse) {
    return (await access()).delegate(customer, lighthouse, partnerId);
  }
  const link = new PartnerAdminLink(name, { partnerId, identity: { tenantId, objectId } });
  return { origin: link.origin, partnerName: link.partnerName };
}

/** Loaded when there is some: azure-native takes its time, and many customers have the link alone. */
const access = () => import("./declareAccess.js");
