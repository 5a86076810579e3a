import { openScene } from "../scene";
import type { Principal, Scene } from "../scene";

const homeTenantId = "11111111-1111-4111-8111-111111111111";

/** Known ids and secrets, so that a state recorded once fits every later emulator. */
export function known(digit: number, tenantId = homeTenantId): Principal {
  const clientId = `22222222-2222-4222-8222-22222222222${digit}`;
  const objectId = `33333333-3333-4333-8333-33333333333${digit}`;
  const clientSecret = `recorded-secret-${digit}`;
  return {
    ...{ tenantId, clientId, objectId, clientSecret },
    id: `${tenantId}/${objectId}`,
    env: { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: clientSecret },
    declared: JSON.stringify({ tenantId, clientId, clientSecret }),
  };
}

/** Whose links the recorded states are: found in the environment, or declared. */
export const identities = { ambient: known(1), lost: known(2), pinned: known(3) };

/** A scene in which these identities can sign in, `ambient` by the environment. */
export async function openStateScene(): Promise<Scene> {
  const scene = await openScene({ env: identities.ambient.env });
  const { directory } = scene.emulator;
  directory.addTenant({ tenantId: identities.ambient.tenantId });
  for (const { tenantId, clientId, objectId, clientSecret } of Object.values(identities)) {
    directory.addServicePrincipal({ tenantId, clientId, objectId, secret: clientSecret });
  }
  return scene;
}
