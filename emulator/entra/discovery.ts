import { jsonAnswer } from "../answer";
import type { Cloud } from "../cloud";
import type { Route } from "../route";
import type { Directory } from "./directory";
import type { RefuseSignIn } from "./signInError";
import type { TokenSigner } from "./tokenSigner";

export interface DiscoveryOptions {
  cloud: Cloud;
  directory: Directory;
  signer: TokenSigner;
  refuseSignIn: RefuseSignIn;
}

/** What Entra tells about itself before anybody signs in. */
export function discoveryRoutes(options: DiscoveryOptions): Route[] {
  const { cloud, directory, signer, refuseSignIn } = options;

  return [
    {
      kind: "instanceDiscovery",
      side: "entra",
      path: /^\/common\/discovery\/instance$/i,
      open: () => ({ answer: () => jsonAnswer(200, instanceDiscovery(cloud.url())) }),
    },
    {
      kind: "keys",
      side: "entra",
      path: /^\/[^/]+\/discovery\/v2\.0\/keys$/i,
      open: () => ({ answer: () => jsonAnswer(200, signer.keys()) }),
    },
    {
      kind: "discovery",
      side: "entra",
      path: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/i,
      open(_request, [, tenantName = ""]) {
        const tenantId = directory.findTenant(tenantName)?.tenantId;
        const known = tenantId ?? sharedTenants.find((name) => name === tenantName);
        return {
          subject: { tenantId: tenantId ?? tenantName },
          answer: () =>
            known
              ? jsonAnswer(200, openidConfiguration(cloud.url(), known))
              : refuseSignIn(90002, { tenant: tenantName, clientId: "" }),
        };
      },
    },
  ];
}

const sharedTenants = ["common", "organizations"];

function openidConfiguration(url: string, tenantId: string) {
  return {
    token_endpoint: `${url}/${tenantId}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: [
      "client_secret_post",
      "private_key_jwt",
      "client_secret_basic",
    ],
    jwks_uri: `${url}/${tenantId}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${url}/${tenantId}/v2.0`,
    authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/devicecode`,
  };
}

function instanceDiscovery(url: string) {
  const { host } = new URL(url);
  return {
    tenant_discovery_endpoint: `${url}/common/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}
