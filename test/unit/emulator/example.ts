import type { Emulator } from "../../../emulator";

/** One tenant, one application in it with a secret, two partners. */
export const example = {
  tenantId: "11111111-1111-4111-8111-111111111111",
  clientId: "22222222-2222-4222-8222-222222222222",
  objectId: "33333333-3333-4333-8333-333333333333",
  secret: "s3cret-value",
  partnerId: "100200",
  otherPartnerId: "300400",
} as const;

export function addExample({ directory, partners }: Emulator): void {
  const { tenantId, clientId, objectId, secret, partnerId, otherPartnerId } = example;
  directory.addTenant({ tenantId, domain: "example.test" });
  directory.addServicePrincipal({ tenantId, clientId, objectId, secret });
  partners.add(partnerId, "Example Partner");
  partners.add(otherPartnerId, "Other Partner");
}

/** A token of the example's service principal. */
export function exampleToken({ tokens, url }: Emulator): string {
  return tokens.issue({ ...example, audience: url, kind: "app" }).token;
}

/** Path of the link API for a partner id. */
export function linkPath(partnerId: string): string {
  return `/providers/Microsoft.ManagementPartner/partners/${partnerId}?api-version=2018-02-01`;
}
