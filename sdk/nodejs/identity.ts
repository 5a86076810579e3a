import * as pulumi from "@pulumi/pulumi";
import { readArguments } from "./arguments";
import type { Shape } from "./arguments";
import { findProvider } from "./findProvider";
import { refusal } from "./refusal";
import { dataObject, plain, required } from "./shapes";

/**
 * Who gets linked. The names are azure-native's own; what is not given here falls back to
 * `azure-native:*` configuration and then to the same `ARM_*` and `AZURE_*` environment variables,
 * in azure-native's order: default credential, certificate, secret, OIDC, managed identity, Azure
 * CLI. A method given here is not overruled by one that stands only in configuration or
 * environment. No subscription id is needed.
 *
 * Changing the identity to another one (tenant or object) replaces the link; another way of signing
 * in as the same identity, such as a rotated secret, updates nothing but the state.
 *
 * Of these, `clientSecret` and `clientCertificatePassword` are secrets and never stored in clear.
 * Ids are none: given as secrets they still stand in the resource's id and in other outputs.
 *
 * Source: https://www.pulumi.com/registry/packages/azure-native/installation-configuration/
 */
export interface Identity {
  /**
   * Tenant to sign in to and to link in, a GUID; also a pin: a token of another tenant changes
   * nothing. Given alone, the shared credential is linked in that tenant.
   * Default: `azure-native:tenantId`, `ARM_TENANT_ID`.
   */
  tenantId?: pulumi.Input<string> | undefined;
  /** Application (client) id, a GUID. Default: `azure-native:clientId`, `ARM_CLIENT_ID`. */
  clientId?: pulumi.Input<string> | undefined;
  /** Client secret's value; stored encrypted. Default: `azure-native:clientSecret`, `ARM_CLIENT_SECRET`. */
  clientSecret?: pulumi.Input<string> | undefined;
  /**
   * Path of a PEM or PKCS#12 (.pfx) file with certificate and private key.
   * Default: `azure-native:clientCertificatePath`, `ARM_CLIENT_CERTIFICATE_PATH`.
   */
  clientCertificatePath?: pulumi.Input<string> | undefined;
  /**
   * Password of that file; stored encrypted.
   * Default: `azure-native:clientCertificatePassword`, `ARM_CLIENT_CERTIFICATE_PASSWORD`.
   */
  clientCertificatePassword?: pulumi.Input<string> | undefined;
  /**
   * Sign in with a federated token. The token itself, or the request token and URL of a pipeline,
   * come from configuration or environment only (`ARM_OIDC_TOKEN`, `ARM_OIDC_REQUEST_TOKEN`,
   * `ARM_OIDC_REQUEST_URL` or `ACTIONS_ID_TOKEN_REQUEST_*`): they are short-lived and never stored.
   * Default: `azure-native:useOidc`, `ARM_USE_OIDC`.
   */
  useOidc?: pulumi.Input<boolean> | undefined;
  /** File with the federated token. Default: `azure-native:oidcTokenFilePath`, `ARM_OIDC_TOKEN_FILE_PATH`. */
  oidcTokenFilePath?: pulumi.Input<string> | undefined;
  /**
   * Sign in as the machine's managed identity; with `clientId`, as that user-assigned one.
   * Default: `azure-native:useMsi`, `ARM_USE_MSI`.
   */
  useMsi?: pulumi.Input<boolean> | undefined;
  /**
   * Sign in with the Azure SDK's default credential, which tries several ways in turn.
   * Default: `azure-native:useDefaultAzureCredential`, `ARM_USE_DEFAULT_AZURE_CREDENTIAL`.
   */
  useDefaultAzureCredential?: pulumi.Input<boolean> | undefined;
  /**
   * Cloud: `public`, `usgovernment` or `china`. Whether the link exists in other clouds than the
   * public one is not known; a warning says so. An unknown name is an error.
   * Default: `azure-native:environment`, `ARM_ENVIRONMENT`, `AZURE_ENVIRONMENT`, else `public`.
   */
  environment?: pulumi.Input<string> | undefined;
  /**
   * Host of a custom cloud's metadata document, bare or as an https URL; wins over `environment`.
   * Default: `azure-native:metadataHost`, `ARM_METADATA_HOSTNAME`.
   */
  metadataHost?: pulumi.Input<string> | undefined;
  /**
   * Do not ask the public cloud whether a custom cloud's sign-in host is genuine.
   * Default: `azure-native:disableInstanceDiscovery`, `ARM_DISABLE_INSTANCE_DISCOVERY`.
   */
  disableInstanceDiscovery?: pulumi.Input<boolean> | undefined;
  /**
   * Pin: object id of the identity, a GUID (of the service principal, not of the app
   * registration). Compared with the token before anything is asked of the link service.
   */
  objectId?: pulumi.Input<string> | undefined;
  /**
   * Allows a *person* found by the Azure CLI or the default credential to be linked without a
   * pinned `objectId`. Default: `false`.
   */
  allowUser?: pulumi.Input<boolean> | undefined;
  /**
   * The principal or its secret is made in the same run: wait up to two minutes until Entra knows
   * it. Default: `false`.
   */
  newPrincipal?: pulumi.Input<boolean> | undefined;
}

/** What is stored encrypted, however it is given. */
export const secretKeys: readonly string[] = ["clientSecret", "clientCertificatePassword"];

const keys: Record<keyof Identity, true> = {
  tenantId: true,
  clientId: true,
  clientSecret: true,
  clientCertificatePath: true,
  clientCertificatePassword: true,
  useOidc: true,
  oidcTokenFilePath: true,
  useMsi: true,
  useDefaultAzureCredential: true,
  environment: true,
  metadataHost: true,
  disableInstanceDiscovery: true,
  objectId: true,
  allowUser: true,
  newPrincipal: true,
};

/** The arguments of a resource that signs in, as they are stored; the provider judges the rest. */
interface SigningArgs {
  identity?: pulumi.Input<Identity> | undefined;
}

/** Reads the arguments of a resource that signs in, and marks the secrets among them. */
export function signingArguments<Args extends SigningArgs>(
  type: string,
  name: string,
  args: Args,
  known: Record<string, Shape> = {},
): Args {
  const signing = required(plain(dataObject({ identity: dataObject(), ...known })));
  const read = readArguments(signing, args, (problems) =>
    refusal(`${type} "${name}": ${problems.join(" ")}`),
  );
  findProvider();
  return { ...read, identity: withSecrets(read.identity) };
}

/**
 * What an identity says as far as it is plain. One that is an output as a whole is secret as a whole:
 * rules look only into a plain one.
 */
export function plainIdentity(identity: pulumi.Input<Identity> | null | undefined): Identity {
  return pulumi.Output.isInstance(identity) || identity instanceof Promise ? {} : (identity ?? {});
}

/**
 * Marks the secrets among an identity's values, however they were given. An identity that is an
 * Output is taken apart key by key: marking inside it would make all of it secret.
 */
function withSecrets(
  identity: pulumi.Input<Identity> | undefined,
): pulumi.Input<Identity> | undefined {
  if (identity === undefined) {
    return undefined;
  }
  const values = pulumi.Output.isInstance(identity)
    ? takenApart(pulumi.output(identity))
    : identity;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]: [string, pulumi.Input<unknown>]) => [
      key,
      secretKeys.includes(key) ? pulumi.secret(value) : value,
    ]),
  );
}

function takenApart(identity: pulumi.Output<pulumi.Unwrap<Identity>>): pulumi.Inputs {
  const known = identity.apply((values = {}) => {
    const unknownKeys = Object.keys(values).filter((key) => !Object.hasOwn(keys, key));
    if (unknownKeys.length > 0) {
      throw refusal(
        `identity.${unknownKeys.join(", identity.")}: not a property of an identity; it has ${Object.keys(keys).join(", ")}.`,
      );
    }
    return values as Record<string, unknown>;
  });
  return Object.fromEntries(
    Object.keys(keys).map((key) => [key, known.apply((values) => values[key])]),
  );
}
