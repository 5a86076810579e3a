import { ACEProvisioningManagementPartnerAPI } from "@azure/arm-managementpartner";
import { ClientSecretCredential } from "@azure/identity";
import type { TokenCredential } from "@azure/identity";
import type { Emulator } from "../../../emulator";
import { example } from "./example";

/** Options with which Azure's own clients sign in at the emulator, and ask only once. */
export function identityOptions(emulator: Emulator) {
  return {
    authorityHost: emulator.url,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: emulator.ca },
    retryOptions: { maxRetries: 0 },
  };
}

export function secretCredential(
  emulator: Emulator,
  { tenantId, clientId, secret }: { tenantId: string; clientId: string; secret: string } = example,
): TokenCredential {
  return new ClientSecretCredential(tenantId, clientId, secret, identityOptions(emulator));
}

export function partnerClient(
  emulator: Emulator,
  credential: TokenCredential = secretCredential(emulator),
): ACEProvisioningManagementPartnerAPI {
  return new ACEProvisioningManagementPartnerAPI(credential, {
    endpoint: emulator.url,
    credentialScopes: `${emulator.url}/.default`,
    tlsOptions: { ca: emulator.ca },
    retryOptions: { maxRetries: 0 },
  });
}

/** Links the example's partner as whoever the credential signs in as. */
export async function linkAs(emulator: Emulator, credential: TokenCredential): Promise<void> {
  await partnerClient(emulator, credential).partner.create(example.partnerId);
}

export function getToken(emulator: Emulator, credential: TokenCredential) {
  return credential.getToken(`${emulator.url}/.default`);
}
