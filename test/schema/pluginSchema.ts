import manifest from "../../package.json";
import { repository } from "../../sdk/repository";
import packageSchema from "../../sdk/schema.json";
import { settings } from "../../provider/cmd/pulumi-resource-azure-partner/configuration";

type Setting = keyof typeof settings;
type Described = { description: string };
type Properties = Record<string, unknown>;

/** Which environment variable a setting falls back to, and what it does. */
const descriptions: Readonly<Record<Setting, string>> = {
  tenantId: "GUID of the tenant to sign in to. Default: `ARM_TENANT_ID`.",
  clientId: "Client id (GUID) of the application to sign in as. Default: `ARM_CLIENT_ID`.",
  clientSecret: "Its client secret; stored encrypted. Default: `ARM_CLIENT_SECRET`.",
  clientCertificatePath:
    "Path of its certificate, PEM or PFX with the private key. Default: `ARM_CLIENT_CERTIFICATE_PATH`.",
  clientCertificatePassword:
    "The certificate's password; stored encrypted. Default: `ARM_CLIENT_CERTIFICATE_PASSWORD`.",
  useOidc:
    "Sign in by a federated (OIDC) token. The token itself comes from the environment only: `ARM_OIDC_TOKEN`, or `ARM_OIDC_REQUEST_TOKEN` and `ARM_OIDC_REQUEST_URL`. Default: `ARM_USE_OIDC`.",
  oidcTokenFilePath: "File that holds the federated token. Default: `ARM_OIDC_TOKEN_FILE_PATH`.",
  oidcAudience:
    "Audience of the token that is requested. Default: `ARM_OIDC_AUDIENCE`, else `api://AzureADTokenExchange`.",
  useMsi: "Sign in as the managed identity of the machine. Default: `ARM_USE_MSI`.",
  useDefaultAzureCredential:
    "Sign in with the Azure SDK's default credential, which tries several ways in turn. Whom it finds is linked only with a pinned `objectId` or `clientId`, or with `useCli`. Default: `ARM_USE_DEFAULT_AZURE_CREDENTIAL`.",
  useCli:
    "Whoever is signed in to the Azure CLI, or found by the default credential, is meant, so that a link need not pin it; a person still needs `objectId` or `allowUser`. Default: false, as the configuration of azure-native is not read here and may name somebody else.",
  environment:
    "Cloud: `public`, `usgovernment` or `china`. Default: `ARM_ENVIRONMENT`, `AZURE_ENVIRONMENT`, else `public`.",
  metadataHost:
    "Host of a custom cloud's metadata document; wins over `environment`. Default: `ARM_METADATA_HOSTNAME`.",
  disableInstanceDiscovery:
    "Do not ask the public cloud whether a custom cloud's sign-in host is genuine. Default: `ARM_DISABLE_INSTANCE_DISCOVERY`.",
  operationTimeout:
    "Seconds that one operation may take, 1 to 3600; `customTimeouts` of a resource win. Default: 120.",
  warningsFail:
    "Accepted so that one configuration serves both kinds of provider: it stops the components of the TypeScript package at warnings. The plugin's resources have no rules. Default: false.",
  ownPartnerIds:
    "Accepted for the same reason: the partner's own ids, digits in quotes, which the components' rules compare with. Default: none.",
};

const outputsForRules = "environment";

/** The schema of the plugin: the resources that are no components, and how the provider is configured. */
export function pluginSchema(): object {
  const { types, resources, ...description } = packageSchema;
  const served = Object.fromEntries(
    Object.entries(resources)
      .filter(([, spec]) => !("isComponent" in spec))
      .map(([token, spec]) => {
        const { [outputsForRules]: _forRules, ...outputs } = spec.properties as Properties;
        // What `get` may be given stands in the outputs too: the YAML host checks it against those.
        const properties = { ...stateInputsOf(spec), ...outputs };
        return [token, { ...spec, properties }];
      }),
  );
  const variables = Object.fromEntries(
    Object.entries(settings).map(([name, kind]) => [name, variableOf(name as Setting, kind)]),
  );
  return {
    ...description,
    version: manifest.version,
    pluginDownloadURL: `github://api.github.com/${repository}`,
    config: { variables },
    provider: {
      description: "Who signs in where a resource declares no `identity`.",
      inputProperties: variables,
    },
    types: reachable(types, served),
    resources: served,
  };
}

function stateInputsOf(spec: object): Properties {
  return (spec as { stateInputs?: { properties?: Properties } }).stateInputs?.properties ?? {};
}

function variableOf(name: Setting, kind: (typeof settings)[Setting]): object {
  const described: Described = { description: descriptions[name] };
  switch (kind) {
    case "flag":
      return { type: "boolean", ...described };
    case "seconds":
      return { type: "integer", ...described };
    case "partnerIds":
      return { type: "array", items: { type: "string" }, ...described };
    case "secret":
      return { type: "string", secret: true, ...described };
    default:
      return { type: "string", ...described };
  }
}

/** The types that resources refer to, themselves or by another type. */
function reachable(types: Record<string, object>, from: object): Record<string, object> {
  const reached = new Set<string>();
  const visit = (part: object) => {
    for (const [, token = ""] of JSON.stringify(part).matchAll(/"#\/types\/([^"]+)"/g)) {
      const type = types[token];
      if (!reached.has(token) && type !== undefined) {
        reached.add(token);
        visit(type);
      }
    }
  };
  visit(from);
  return Object.fromEntries(Object.entries(types).filter(([token]) => reached.has(token)));
}
