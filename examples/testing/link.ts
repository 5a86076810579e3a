import { PartnerAdminLink } from "pulumi-azure-partner";

/** Who is linked to which partner: your own service principal, and nobody else. */
export interface LinkSettings {
  partnerId: string;
  tenantId: string;
  objectId: string;
}

export function makeLink({ partnerId, tenantId, objectId }: LinkSettings): PartnerAdminLink {
  return new PartnerAdminLink("partner", { partnerId, identity: { tenantId, objectId } });
}
